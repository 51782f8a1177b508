import { describe, expect, it } from "vitest";
import { limits } from "@/lib/sockets/limits";
import { CompactionTrigger } from "./compaction-trigger";

const { grown, quiet, pause } = limits.compaction;

function tailOf(rows: number, size = 25): CompactionTrigger {
  const tail = new CompactionTrigger();
  for (let i = 0; i < rows; i++) tail.add(size, 1_000);
  return tail;
}

describe("R9: when a document is compacted", () => {
  it("R9: while people type, once it has grown by a thousand rows; before that only when nobody has typed for a while", () => {
    expect(tailOf(grown - 1).isDue(1_001)).toBe(false);
    expect(tailOf(grown).isDue(1_001)).toBe(true);
    expect(tailOf(quiet).isDue(1_000 + limits.idle - 1)).toBe(false);
    expect(tailOf(quiet).isDue(1_000 + limits.idle)).toBe(true);
    expect(tailOf(quiet - 1).isDue(1_000 + limits.idle)).toBe(false);
  });

  it("R9: and when few rows are large ones, but not for the sake of one", () => {
    expect(tailOf(2, limits.compaction.bytes / 2).isDue(1_001)).toBe(true);
    expect(tailOf(1, limits.compaction.bytes).isDue(1_001)).toBe(false);
  });

  it("R9: what was taken counts no more, and where nothing could be taken it is tried again later", () => {
    const tail = tailOf(grown + 10);
    tail.compacted(grown, 2_000);
    expect(tail.isDue(2_000)).toBe(false);
    const stuck = tailOf(grown);
    stuck.compacted(0, 2_000);
    expect([stuck.isDue(2_001), stuck.isDue(2_000 + pause)]).toEqual([false, true]);
  });
});
