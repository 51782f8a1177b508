import { describe, expect, it } from "vitest";
import { isDue, isInOrder, planRetention, soonGoing, type RetainedActivity } from "./retention";

const day = (text: string) => new Date(`${text}T10:00:00Z`);
const closed = (id: string, at: string): RetainedActivity => ({ id, phase: "closed", closedAt: day(at) });
const long = day("2020-01-01");

describe("Q32: retention", () => {
  it("Q32: off by default: nothing goes", () => {
    const none = { namesMonths: null, workMonths: null, setAt: null };
    expect(planRetention(none, [closed("a", "2026-01-31")])).toEqual([]);
  });

  it("Q32: counts from the day an activity was closed, names from the last one; a month without that day ends on its last", () => {
    const activities = [closed("a", "2026-01-31"), closed("b", "2026-02-10")];
    expect(planRetention({ namesMonths: 3, workMonths: 1, setAt: long }, activities)).toEqual([
      { what: "work", activityId: "a", at: day("2026-02-28") },
      { what: "work", activityId: "b", at: day("2026-03-10") },
      { what: "names", at: day("2026-05-10") },
    ]);
  });

  it("Q32: what was due while another activity was open goes two weeks after the class's last use at the earliest, so that its teachers see it coming", () => {
    const activities = [closed("a", "2025-10-01"), closed("b", "2026-05-20")];
    const goings = planRetention({ namesMonths: null, workMonths: 6, setAt: day("2025-09-01") }, activities);
    expect(goings).toEqual([
      { what: "work", activityId: "a", at: day("2026-06-03") },
      { what: "work", activityId: "b", at: day("2026-11-20") },
    ]);
    expect(soonGoing(goings, day("2026-05-20"))).toEqual(goings.slice(0, 1));
    expect(goings.filter((going) => isDue(going, day("2026-06-02")))).toEqual([]);
  });

  it("Q32: a class in use is never touched: one activity that is not closed keeps all of it; so does one whose day nobody knows, and a class without any", () => {
    const setting = { namesMonths: 1, workMonths: 1, setAt: long };
    expect(planRetention(setting, [closed("a", "2020-01-31"), { id: "b", phase: "results", closedAt: null }])).toEqual(
      [],
    );
    expect(planRetention(setting, [{ id: "a", phase: "closed", closedAt: null }])).toEqual([]);
    // Opened again: the day it was closed on before no longer counts.
    expect(planRetention(setting, [{ id: "a", phase: "vote", closedAt: day("2020-01-31") }])).toEqual([]);
    expect(planRetention(setting, [])).toEqual([]);
  });

  it("Q32: names go before the work or with it, never after, since a class is counted by its activities", () => {
    const goings = planRetention({ namesMonths: 1, workMonths: 1, setAt: long }, [closed("a", "2026-01-10")]);
    expect(goings.map(({ what }) => what)).toEqual(["names", "work"]);
    expect([
      isInOrder({ namesMonths: 3, workMonths: 6 }),
      isInOrder({ namesMonths: 6, workMonths: 6 }),
      isInOrder({ namesMonths: null, workMonths: 1 }),
      isInOrder({ namesMonths: 12, workMonths: null }),
      isInOrder({ namesMonths: 12, workMonths: 6 }),
    ]).toEqual([true, true, true, true, false]);
  });

  it("Q32: nothing goes within two weeks of setting it, and for two weeks teachers see what will", () => {
    const goings = planRetention({ namesMonths: 1, workMonths: null, setAt: day("2026-06-01") }, [
      closed("a", "2025-01-31"),
    ]);
    expect(goings).toEqual([{ what: "names", at: day("2026-06-15") }]);
    const [going] = goings;
    expect(soonGoing(goings, day("2026-05-31"))).toEqual([]);
    expect(soonGoing(goings, day("2026-06-01"))).toEqual(goings);
    expect(going !== undefined && isDue(going, day("2026-06-14"))).toBe(false);
    expect(going !== undefined && isDue(going, day("2026-06-15"))).toBe(true);
  });
});
