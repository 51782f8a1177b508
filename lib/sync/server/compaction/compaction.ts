/**
 * Replaces rows by one garbage-collected snapshot, and stores the rows as they were in a deflated chunk (R9). Any process may compact at any time and
 * be killed at any point: it writes one statement, which is void when another compaction came first.
 */
import { createHash } from "node:crypto";
import { database } from "@/db/client";
import { storeCompaction } from "@/lib/sync/queries/compaction";
import { loadDocument, type LoadedDocument } from "@/lib/sync/queries/document-rows";
import { encodeDigest } from "@/lib/sync/format/digest";
import { documentFields } from "@/lib/sync/format/fields";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { ClockRanges } from "@/lib/sync/format/clock-ranges";
import type { CompactionThread } from "./compaction-thread";
import { DocumentClocks } from "@/lib/sync/server/room/document-clocks";
import { limits } from "@/lib/sockets/limits";
import { RoomState } from "@/lib/sync/server/room/room-state";
import { checkUpdate } from "@/lib/sync/format/update-check";

export interface CompactionResult {
  /** Rows that went into the snapshot. */
  taken: number;
  /** Whether there may be more rows: only so many are read at once. */
  more: boolean;
  /** The digest frame (R9) for those who have the document open; null when nothing was written. */
  digest: Uint8Array | null;
}

const nothing: CompactionResult = { taken: 0, more: false, digest: null };

/** @param now rows of the last seconds before it are left out: some rows of other processes may still be on their way. */
export async function compactDocument(
  documentId: string,
  thread: Pick<CompactionThread, "merge">,
  now: number,
): Promise<CompactionResult> {
  const found = await loadDocument(database(), documentId, {
    before: now - limits.compaction.settled,
    rows: limits.compaction.rows,
    bytes: limits.compaction.atOnce,
  });
  if (found === null) return nothing;
  const roots = documentFields[found.kind];
  const { fresh, duplicates } = separateDuplicates(found);
  const state = new RoomState(roots);
  if (found.snapshot !== null) state.startFrom(found.snapshot);
  // Rows that build on a missing row, or cannot be read, stay where they are.
  const left = new Set(state.applyRows(fresh));
  const rows = fresh.filter((row) => !left.has(row));
  if (rows.length + duplicates.length === 0) return nothing;
  const merged = await thread.merge(roots, [
    ...(found.snapshot === null ? [] : [found.snapshot.state]),
    ...rows.map(({ bytes }) => bytes),
  ]);
  assertHolds(merged.state, rows, state, roots);
  const digest = encodeDigest(merged, (bytes) => createHash("sha256").update(bytes).digest());
  const written = await storeCompaction({
    documentId,
    from: found.snapshot?.version ?? 0,
    snapshot: {
      state: merged.state,
      owners: state.owners.list((client) => state.clocks.clockOf(client) > 0),
      time: rows.reduce((latest, { time }) => Math.max(latest, time), found.snapshot?.time ?? 0),
      digest,
    },
    authors: [...new Set([...found.authors, ...rows.map(({ author }) => author)])],
    rows,
    duplicates,
  });
  return written ? { taken: rows.length, more: isFull(found.rows), digest } : nothing;
}

/** Whether the rows reached the limit of what is read at once, so that there may be more. */
function isFull(rows: readonly StoredRow[]): boolean {
  return (
    rows.length === limits.compaction.rows ||
    rows.reduce((sum, { bytes }) => sum + bytes.length, 0) >= limits.compaction.atOnce
  );
}

/** Separates rows that are in a chunk already: a statement that was given up and was executed all the same leaves such rows (R5). */
function separateDuplicates({ rows, compacted }: LoadedDocument): { fresh: StoredRow[]; duplicates: StoredRow[] } {
  const known = new Map(
    compacted.map(({ writer, ranges }) => {
      const numbers = new ClockRanges();
      for (const [from, to] of ranges) numbers.add(from, to);
      return [writer, numbers];
    }),
  );
  const isDuplicate = ({ writer, n }: StoredRow) => known.get(writer)?.has(n, n + 1) ?? false;
  return { fresh: rows.filter((row) => !isDuplicate(row)), duplicates: rows.filter(isDuplicate) };
}

/** The rows are about to be deleted, so the state must hold all that they brought and deleted, no more and no less. */
function assertHolds(merged: Uint8Array, rows: readonly StoredRow[], state: RoomState, roots: readonly string[]): void {
  const shape = checkUpdate(merged, roots);
  const held = new DocumentClocks();
  if (typeof shape !== "string") held.advance(shape);
  const sameClocks =
    held.next.size === state.clocks.next.size &&
    [...state.clocks.next].every(([client, clock]) => held.clockOf(client) === clock);
  const allThere = rows.every(({ bytes }) => {
    const row = checkUpdate(bytes, roots);
    return typeof row !== "string" && held.covers(row);
  });
  if (!sameClocks || !allThere) throw new Error("the snapshot would not say what its rows say");
}
