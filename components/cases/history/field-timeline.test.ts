import { describe, expect, it } from "vitest";
import { notDeleted } from "@/lib/sync/format/replay/history";
import { FieldTimeline } from "./field-timeline";

describe("T13: one field through all moments", () => {
  const timeline = new FieldTimeline([
    { text: "one ", author: 0, insertedAt: 1, deletedAt: notDeleted, isBack: false },
    { text: "two", author: 1, insertedAt: 4, deletedAt: 6, isBack: false },
  ]);

  it("T13a: at a moment, with the words of each", () => {
    expect(timeline.at(1)).toEqual({ runs: [], words: new Map() });
    expect(timeline.at(5)).toEqual({
      runs: [
        { author: 0, text: "one " },
        { author: 1, text: "two" },
      ],
      words: new Map([
        [0, 1],
        [1, 1],
      ]),
    });
    expect(timeline.at(7).runs).toEqual([{ author: 0, text: "one " }]);
  });

  it("T13a: between rows that change other fields it is the same answer, so that it is drawn once", () => {
    expect(timeline.at(2)).toBe(timeline.at(4));
    expect(timeline.at(4)).not.toBe(timeline.at(5));
  });
});
