import { randomUUID } from "node:crypto";
import * as Y from "yjs";
import { database } from "@/db/client";
import { updates } from "@/db/schema";

/** Stores some words of this student in a document, as the append queue would. */
export async function insertUpdateFor(documentId: string, author: string, words = "Some words", field = "scenario"): Promise<void> {
  const doc = new Y.Doc();
  doc.getText(field).insert(0, words);
  await database().insert(updates).values({ documentId, writer: randomUUID(), n: 1, author, carried: false, time: new Date(), bytes: Y.encodeStateAsUpdate(doc) });
}
