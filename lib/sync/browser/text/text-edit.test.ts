import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyDelta, applyEdit, endOfChange, findEdit, movePosition, type Delta } from "./text-edit";

/** Short texts of few characters, so that repeats and coincidences are common; some outside the BMP, some combining. */
const someText = fc.string({
  unit: fc.constantFrom("a", "b", " ", "\n", "é", "ع", "😀", "👩", "‍", "🏽", "漢"),
  maxLength: 12,
});
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe("S4: the smallest edit between two texts", () => {
  it("S4c: ends where the caret is when several would do", () => {
    expect(findEdit("aaa", "aaaa", 2)).toEqual({ at: 1, remove: 0, insert: "a" });
    expect(findEdit("aaa", "aaaa", 4)).toEqual({ at: 3, remove: 0, insert: "a" });
    expect(findEdit("aaa", "aa", 1)).toEqual({ at: 1, remove: 1, insert: "" });
  });

  it("S4c: replaces a whole emoji where two share a half", () => {
    expect(findEdit("😀", "😁", 2)).toEqual({ at: 0, remove: 2, insert: "😁" });
    expect(findEdit("x🨀y", "x😀y", 3)).toEqual({ at: 1, remove: 2, insert: "😀" });
  });

  it("S4c: finds a change away from the caret", () => {
    expect(findEdit("one two three", "one 2 three", 11)).toEqual({ at: 4, remove: 3, insert: "2" });
  });

  it("S4c: makes one text of the other, is no longer than needed by more than a character, and splits no pair", () => {
    fc.assert(
      fc.property(someText, someText, fc.nat(24), (before, after, caret) => {
        const edit = findEdit(before, after, Math.min(caret, after.length));
        if (edit === null) return before === after;
        expect(applyEdit(before, edit)).toBe(after);
        for (const part of [edit.insert, before.slice(edit.at, edit.at + edit.remove), before.slice(0, edit.at)])
          expect(part).not.toMatch(lone);
        return true;
      }),
    );
  });

  it("S4c: is the edit that was made, when the caret is where an edit leaves it", () => {
    fc.assert(
      fc.property(someText, fc.nat(24), fc.nat(6), someText, (before, where, length, insert) => {
        const points = boundaries(before);
        const from = points[where % points.length] ?? 0;
        const to = points[Math.min(points.indexOf(from) + length, points.length - 1)] ?? from;
        const after = before.slice(0, from) + insert + before.slice(to);
        const edit = findEdit(before, after, from + insert.length);
        if (edit === null) return;
        expect(edit.at).toBeGreaterThanOrEqual(from - 1); // a pair may be taken whole
        expect(edit.at + edit.remove).toBeLessThanOrEqual(to);
        expect(edit.remove).toBeLessThanOrEqual(to - from);
      }),
    );
  });
});

describe("S4: remote text never moves my caret", () => {
  it("S4c: stays after the character on its left when text comes exactly there", () => {
    const delta: Delta = [{ retain: 3 }, { insert: "xyz" }];
    expect(movePosition(3, delta)).toBe(3);
    expect(movePosition(4, delta)).toBe(7);
    expect(movePosition(3, delta, "right")).toBe(6);
  });

  it("S4c: a deletion around it brings it to where the deletion was", () => {
    expect(movePosition(5, [{ retain: 2 }, { delete: 6 }])).toBe(2);
    expect(movePosition(5, [{ retain: 2 }, { delete: 6 }, { insert: "new" }])).toBe(2);
  });

  it("S4c: what is left of it stays left of it, what is right of it stays right", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 10 }),
        fc.nat(10),
        fc.array(
          fc.oneof(
            fc.record({ retain: fc.integer({ min: 1, max: 4 }) }),
            fc.record({ insert: fc.string({ minLength: 1, maxLength: 3 }) }),
            fc.record({ delete: fc.integer({ min: 1, max: 4 }) }),
          ),
          { maxLength: 6 },
        ),
        (text, where, steps) => {
          const delta = fitting(steps, text.length);
          const position = Math.min(where, text.length);
          // Number every unit of the old text; the new text then says which survived.
          const marked = Array.from(text, (_, i) => String.fromCharCode(0xe000 + i)).join("");
          const after = applyDelta(marked, delta);
          const moved = movePosition(position, delta);
          const survivors = (part: string) =>
            Array.from(part)
              .map((c) => c.charCodeAt(0) - 0xe000)
              .filter((i) => i >= 0 && i < text.length);
          expect(survivors(after.slice(0, moved)).every((i) => i < position)).toBe(true);
          expect(survivors(after.slice(moved)).every((i) => i >= position)).toBe(true);
        },
      ),
    );
  });

  it("S4d: after an undo the caret is where the change ends", () => {
    expect(endOfChange([{ retain: 2 }, { insert: "abc" }])).toBe(5);
    expect(endOfChange([{ retain: 2 }, { delete: 4 }])).toBe(2);
  });
});

/** Positions between whole characters. */
function boundaries(text: string): number[] {
  const points = [0];
  for (const character of text) points.push((points.at(-1) ?? 0) + character.length);
  return points;
}

function fitting(steps: readonly { retain?: number; insert?: string; delete?: number }[], length: number): Delta {
  let left = length;
  return steps.filter((step) => {
    const takes = step.retain ?? step.delete ?? 0;
    if (takes > left) return false;
    left -= takes;
    return true;
  });
}
