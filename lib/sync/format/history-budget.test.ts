import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HistoryBudget, historyLimits } from "./history-budget";

const { student, document, row } = historyLimits;
const second = 1_000;

describe("R12: the budget of history", () => {
  it("R12: ten keys a second for eight hours, and sixty pastes of 24 kB a minute after the other, wait for nothing", () => {
    const budget = new HistoryBudget();
    let now = 0;
    let longest = 0;
    for (let i = 0; i < 8 * 3_600 * 10; i++, now += second / 10) {
      budget.spend("a", "d", 30, now);
      if (i % 600 === 0) longest = Math.max(longest, budget.waitMs("a", "d", now));
    }
    for (let i = 0; i < 60; i++, now += second) {
      budget.spend("a", "d", 24_000, now);
      longest = Math.max(longest, budget.waitMs("a", "d", now));
    }
    expect(longest).toBe(0);
  });

  it("R12: whoever adds without end adds no more than what is allowed at once and an hour, and one row; others in the document go on", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 5_000 }), (bytes, pause) => {
        const budget = new HistoryBudget();
        let [now, added] = [0, 0];
        while (now < 3_600_000 && added < 60 * 1024 * 1024) {
          const wait = budget.waitMs("a", "d", now);
          now += Math.max(wait, pause, 1);
          if (now >= 3_600_000) break;
          budget.spend("a", "d", bytes, now);
          added += bytes + row;
        }
        expect(added).toBeLessThanOrEqual(student.atOnce + student.anHour + bytes + row + 1);
        expect(budget.waitMs("b", "d", now)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it("R12: a document takes no more from all together than its own bound; another document of the same team still does", () => {
    const budget = new HistoryBudget();
    for (let i = 0; i < 8; i++) for (let n = 0; n < 7; n++) budget.spend(`student ${i}`, "d", 1024 * 1024, 0);
    expect(8 * 7 * 1024 * 1024).toBeGreaterThan(document.atOnce);
    expect(budget.waitMs("student 9", "d", 0)).toBeGreaterThan(0);
    expect(budget.waitMs("student 1", "other", 0)).toBe(0);
    expect(budget.waitMs("student 9", "d", 3_600_000)).toBe(0);
  });
});
