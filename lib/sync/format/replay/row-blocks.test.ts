import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockHeader, BlockReader, sortUniqueRows, maxHistoryBytes } from "./row-blocks";
import { encodeRows, type StoredRow } from "@/lib/sync/format/stored-rows";
import { RowUnpacker } from "./unpack-rows";

const row = (n: number, time: number, bytes = Uint8Array.of(n)): StoredRow => ({
  writer: "00000000-0000-0000-0000-00000000000a",
  n,
  author: "b",
  carried: false,
  time,
  bytes,
});
const blockOf = (rows: readonly StoredRow[]) => {
  const block = deflateSync(encodeRows(rows));
  return Buffer.concat([blockHeader(block.length), block]);
};

describe("T13: rows in blocks", () => {
  it("T13g: blocks are the same wherever the pieces are cut; without the last one they are not all", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 }),
        (blocks, cuts) => {
          const whole = Buffer.concat([
            ...blocks.flatMap((block) => [blockHeader(block.length), block]),
            blockHeader(0),
          ]);
          const reader = new BlockReader();
          const found: Uint8Array[] = [];
          for (let at = 0, piece = 0; at < whole.length; piece++) {
            expect(reader.hasEnded).toBe(false);
            const length = cuts[piece % cuts.length] ?? 1;
            found.push(...reader.push(whole.subarray(at, at + length)));
            at += length;
          }
          expect([reader.hasEnded, found.map((block) => [...block])]).toEqual([
            true,
            blocks.map((block) => [...block]),
          ]);
        },
      ),
    );
  });

  it("T13g, R5: rows are read in order of time, each once, whichever block they are in", () => {
    const unpacker = new RowUnpacker();
    for (const block of [
      blockOf([row(2, 20), row(4, 40)]),
      blockOf([row(1, 10), row(4, 40), row(3, 30)]),
      blockHeader(0),
    ])
      expect(unpacker.push(block)).toBe(true);
    expect(unpacker.rows().map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    expect(sortUniqueRows([row(2, 20), row(1, 20)]).map(({ n }) => n)).toEqual([1, 2]);
  });

  it("T13g: rows that end in the middle are not taken for all, and a block that inflates to more than is read is not inflated to its end", () => {
    const cut = new RowUnpacker();
    cut.push(blockOf([row(1, 10)]));
    expect(() => cut.rows()).toThrow("in the middle");
    const large = blockOf([row(1, 10, new Uint8Array(maxHistoryBytes + 1))]);
    expect(large.length).toBeLessThan(100_000);
    expect(new RowUnpacker().push(large)).toBe(false);
  });
});
