import { expect, it } from "vitest";
import type { PublishedRow } from "@/lib/bus/document-channel";
import { ForeignRows } from "./foreign-rows";
import type { PeeredRoom } from "./peered-room";

const rowOf = (n: number, writer = "there"): PublishedRow => ({
  writer,
  n,
  author: "ada",
  carried: false,
  time: n,
  bytes: Uint8Array.of(0, 0),
});

/** Rows of other processes in a room that lacks the content that the rows with these numbers build on. */
function receiving(missing = new Set<number>()) {
  const taken: number[] = [];
  const durable: string[] = [];
  const nothing = () => undefined;
  const room: PeeredRoom = {
    documentId: "document",
    ownDurable: 0,
    unconfirmed: () => [],
    takeForeign: ({ n }) => (missing.has(n) ? "missing" : (taken.push(n), "taken")),
    takeSnapshot: nothing,
    foreignDurable: (writer, from, to) => durable.push(`${writer} ${from}-${to}`),
    presence: { published: () => [], receiveFromPeer: nothing, replacePeer: nothing, removePeer: nothing },
    missingFromOwner: () => [],
  };
  let reads = 0;
  const rows = new ForeignRows("here", room, () => (reads += 1));
  rows.load({ rows: [rowOf(1)], compacted: [] }, []);
  return { rows, missing, taken, durable, reads: () => [reads, (reads = 0)][0] };
}

it("R13: a row that follows those that are here is taken, once; the store is read where rows between were not received, and own rows are nobody else's", () => {
  const { rows, taken, reads } = receiving();
  for (const row of [rowOf(1), rowOf(2), rowOf(2), rowOf(1, "here")]) rows.receive(row);
  expect([taken.splice(0), reads()]).toEqual([[2], 0]);
  rows.receive(rowOf(5));
  expect([taken.splice(0), reads()]).toEqual([[5], 1]);
  rows.receive(rowOf(3));
  expect([taken.splice(0), reads()]).toEqual([[3], 0]);
  expect([
    rows.misses([{ writer: "there", from: 1, to: 4 }]),
    rows.misses([{ writer: "there", from: 4, to: 5 }]),
  ]).toEqual([false, true]);
});

it("R13: a row that stands on what is not here waits for it, and the store is read", () => {
  const { rows, missing, taken, reads } = receiving(new Set([2]));
  rows.receive(rowOf(2));
  expect([taken.splice(0), reads()]).toEqual([[], 1]);
  missing.clear();
  rows.retryWaiting();
  expect(taken.splice(0)).toEqual([2]);
});

it("R13: committed rows count as durable, whoever wrote them; those that are not here are read", () => {
  const { rows, durable, reads } = receiving();
  rows.receiveCommitted({ kind: "committed", writer: "here", from: 4, to: 6 });
  rows.receiveCommitted({ kind: "committed", writer: "there", from: 1, to: 2 });
  expect([durable.splice(0), reads()]).toEqual([["here 4-6", "there 1-2"], 0]);
  rows.receiveCommitted({ kind: "committed", writer: "there", from: 2, to: 3 });
  expect([durable.splice(0), reads()]).toEqual([["there 2-3"], 1]);
});
