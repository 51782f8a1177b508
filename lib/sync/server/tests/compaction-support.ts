/** Rows to compact, and a compaction to watch. */
import { createHash, randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import * as Y from "yjs";
import { pool } from "@/db/client";
import type { LoadedDocument } from "@/lib/sync/queries/document-rows";
import type { UpdateRow } from "@/lib/sync/queries/updates";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { metrics } from "@/lib/sockets/metrics";
import { gatedHarness } from "@/lib/sync/testing/gated-harness";
import { at, makeCast, soon } from "@/lib/sync/testing/harness";

/** For the tests of a file: a harness over a gated database, and the thread that compacts. */
export function withCompaction() {
  const thread = new CompactionThread();
  const { harness, gate } = gatedHarness({ connections: 8, end: () => thread.stop() });
  const compact = (documentId: string) => compactDocument(documentId, thread, later());
  return { thread, harness, gate, compact };
}

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
export const later = () => Date.now() + 60_000;

/** The updates that make up the document's state, in their order. */
export function updatesOf({ snapshot, rows }: LoadedDocument): Uint8Array[] {
  return [...(snapshot === null ? [] : [snapshot.state]), ...rows.map(({ bytes }) => bytes)];
}

/** Rows of two who type in turn, with a backspace now and then. */
export function typed(
  documentId: string,
  count: number,
  writer = randomUUID(),
  authors: readonly string[] = [randomUUID(), randomUUID()],
): UpdateRow[] {
  const doc = new Y.Doc();
  const rows: UpdateRow[] = [];
  doc.on("update", (bytes: Uint8Array) =>
    rows.push({
      documentId,
      writer,
      n: rows.length + 1,
      author: at(authors, rows.length % 2),
      carried: rows.length % 7 === 6,
      time: 1_700_000_000_000 + rows.length,
      bytes,
    }),
  );
  const text = doc.getText("scenario");
  while (rows.length < count) {
    if (rows.length % 5 === 4) text.delete(Math.floor(text.length / 2), 1);
    else text.insert((rows.length * 13) % (text.length + 1), at([..."abcdefgh 🦊"], rows.length % 10));
  }
  return rows;
}

export async function emptyDocument(): Promise<string> {
  return at((await makeCast()).teams, 0).documentId;
}

/** When, by performance.now(), the next compaction that has something to merge begins and ends. */
export function watchCompaction(): { from: number; until: number } {
  const underWay = { from: 0, until: 0 };
  const merges = vi.spyOn(CompactionThread.prototype, "merge");
  vi.spyOn(metrics.compactionSeconds, "observe").mockImplementation((...given) => {
    if (merges.mock.calls.length === 0 || underWay.until > 0) return;
    underWay.until = performance.now();
    underWay.from = underWay.until - Number(given.at(-1)) * 1_000;
  });
  return underWay;
}

/** Waits until cut connections are noticed and replaced. */
export const reachable = () =>
  expect
    .poll(
      () =>
        pool()
          .query("select 1")
          .then(
            () => true,
            () => false,
          ),
      soon,
    )
    .toBe(true);

export const plain = (rows: readonly { bytes: Uint8Array }[]) => rows.map((row) => ({ ...row, bytes: [...row.bytes] }));
