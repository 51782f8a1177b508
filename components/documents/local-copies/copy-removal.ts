import { isStored } from "./request-proof";
import { within } from "./copy-database";
import { readCopyName, removeDatabase } from "./copy-names";
import type { CopyWords } from "./copy-text";
import { inspectCopy } from "./inspect-copy";

/** An update without content is two bytes long. */
const isWritten = ({ update }: CopyWords) => update.length > 2;

const nothing: ReadonlyMap<number, number> = new Map();

/**
 * The one way in which a copy of a document leaves this device while its words are nowhere else on it: the server has proved that it
 * stores all of it. Whether it is gone. Never fails.
 */
export async function removeStored(name: string): Promise<boolean> {
  const copy = readCopyName(name);
  if (copy === null) return false;
  try {
    const { damaged, words } = await within(inspectCopy(name));
    if (damaged || (isWritten(words) && !(await isStored(copy.document, { update: words.update, below: nothing }))))
      return false;
    await removeDatabase(name);
    return true;
  } catch {
    return false;
  }
}
