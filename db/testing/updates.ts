import { makeText } from "./student-work";

/** Stores text by this student in a document, as the append queue does. */
export function insertUpdateFor(
  documentId: string,
  author: string,
  words = "Some words",
  field = "scenario",
): Promise<void> {
  return makeText({ documentId, author, texts: { [field]: words } });
}
