/** Whether a document's stored snapshot and rows can be read, and are complete (B8). */
import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import * as Y from "yjs";
import { database } from "@/db/client";
import { loadDocument, type StoredSnapshot } from "@/lib/sync/queries/document-rows";
import { readRowBlocks } from "@/lib/sync/queries/row-blocks";
import { decodeDigest, encodeDigest } from "@/lib/sync/format/digest";
import { documentFields, type DocumentKind } from "@/lib/sync/format/fields";
import { BlockReader } from "@/lib/sync/format/replay/row-blocks";
import { decodeRows } from "@/lib/sync/format/stored-rows";
import { checkUpdate } from "@/lib/sync/format/update-check";

export interface CheckedDocument {
  rows: number;
  problems: string[];
}

export async function checkDocument(id: string, kind: DocumentKind): Promise<CheckedDocument> {
  const checked: CheckedDocument = { rows: 0, problems: [] };
  try {
    const log = new LogClocks(kind);
    const blocks = new BlockReader();
    for await (const piece of readRowBlocks(id))
      for (const block of blocks.push(piece))
        for (const { bytes } of decodeRows(inflateSync(block))) {
          checked.rows += 1;
          log.add(bytes);
        }
    if (log.unreadable > 0) checked.problems.push(`${log.unreadable} of its rows can't be read`);
    const loaded = await loadDocument(database(), id);
    if (loaded !== null && loaded.snapshot !== null)
      checked.problems.push(...checkSnapshot(loaded.snapshot, kind, log));
  } catch (error) {
    checked.problems.push(`its rows can't be read (${error instanceof Error ? error.message : String(error)})`);
  }
  return checked;
}

/** The clock that a log reaches for each client id. */
class LogClocks {
  private readonly ends = new Map<number, number>();
  unreadable = 0;

  constructor(private readonly kind: DocumentKind) {}

  add(bytes: Uint8Array): void {
    const checked = checkUpdate(bytes, documentFields[this.kind]);
    if (typeof checked === "string") this.unreadable += 1;
    else for (const { client, to } of checked.sections) this.ends.set(client, Math.max(to, this.ends.get(client) ?? 0));
  }

  reaches(stateVector: ReadonlyMap<number, number>): boolean {
    return [...stateVector].every(([client, clock]) => (this.ends.get(client) ?? 0) >= clock);
  }
}

function digestOf(doc: Y.Doc, kind: DocumentKind): Uint8Array {
  const texts = documentFields[kind].map((field) => doc.getText(field).toJSON());
  return encodeDigest(
    { stateVector: Y.encodeStateVector(doc), snapshot: Y.encodeSnapshot(Y.snapshot(doc)), texts },
    (bytes) => createHash("sha256").update(bytes).digest(),
  );
}

function checkSnapshot({ state, digest }: StoredSnapshot, kind: DocumentKind, log: LogClocks): string[] {
  if (typeof checkUpdate(state, documentFields[kind]) === "string") return ["its snapshot can't be read"];
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    const problems: string[] = [];
    // A document that was compacted before a root was added has a shorter digest.
    const isDigest = decodeDigest(digest) !== null;
    if (!isDigest || !Buffer.from(digestOf(doc, kind)).subarray(0, digest.length).equals(digest))
      problems.push("its snapshot has another text than its digest says");
    if (!log.reaches(Y.decodeStateVector(Y.encodeStateVector(doc)))) problems.push("rows of its history are missing");
    return problems;
  } finally {
    doc.destroy();
  }
}
