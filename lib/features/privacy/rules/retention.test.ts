import { describe, expect, it } from "vitest";
import {
  isDue,
  isInOrder,
  planRetention,
  listUpcomingDeletions,
  type RetainedStudent,
  type RetainedActivity,
} from "./retention";

const day = (text: string) => new Date(`${text}T10:00:00Z`);
const closed = (id: string, at: string): RetainedActivity => ({
  id,
  name: `Lesson ${id}`,
  phase: "closed",
  closedAt: day(at),
});
const came = (id: string, at: string): RetainedStudent => ({ id, cameAt: day(at) });
const amara = came("amara", "2020-02-01");
const names = (at: string, ...studentIds: string[]) => ({ what: "names", studentIds, newcomers: false, at: day(at) });
const newcomers = (at: string, ...studentIds: string[]) => ({ ...names(at, ...studentIds), newcomers: true });
const work = (activityId: string, at: string) => ({
  what: "work",
  activityId,
  name: `Lesson ${activityId}`,
  at: day(at),
});
const long = day("2020-01-01");

describe("Q32: retention", () => {
  it("Q32a: off by default: nothing goes", () => {
    const none = { namesMonths: null, workMonths: null, setAt: null };
    expect(planRetention(none, [closed("a", "2026-01-31")], [amara])).toEqual([]);
  });

  it("Q32a: counts from the day an activity was closed, names from the last one; a month without that day ends on its last", () => {
    const activities = [closed("a", "2026-01-31"), closed("b", "2026-02-10")];
    expect(planRetention({ namesMonths: 1, workMonths: 1, setAt: long }, activities, [amara])).toEqual([
      work("a", "2026-02-28"),
      names("2026-03-10", "amara"),
      work("b", "2026-03-10"),
    ]);
  });

  it("Q32b: what was due while another activity was open goes two weeks after the class's last use at the earliest, so that its teachers see it coming", () => {
    const activities = [closed("a", "2025-10-01"), closed("b", "2026-05-20")];
    const goings = planRetention({ namesMonths: null, workMonths: 6, setAt: day("2025-09-01") }, activities, [amara]);
    expect(goings).toEqual([work("a", "2026-06-03"), work("b", "2026-11-20")]);
    expect(listUpcomingDeletions(goings, day("2026-05-20"))).toEqual(goings.slice(0, 1));
    expect(goings.filter((going) => isDue(going, day("2026-06-02")))).toEqual([]);
  });

  it("Q32a: a class in use is never touched: one activity that is not closed keeps all of it; so does one whose day nobody knows, and a class without any", () => {
    const setting = { namesMonths: 1, workMonths: 1, setAt: long };
    const plan = (...activities: Partial<RetainedActivity>[]) =>
      planRetention(
        setting,
        activities.map((activity) => ({ ...closed("a", "2020-01-31"), ...activity })),
        [amara],
      );
    expect(plan({})).not.toEqual([]);
    expect(plan({}, { id: "b", phase: "results", closedAt: null })).toEqual([]);
    expect(plan({ closedAt: null })).toEqual([]);
    // The class was opened again, so its earlier closing day no longer counts.
    expect(plan({ phase: "vote" })).toEqual([]);
    expect(plan()).toEqual([]);
  });

  it("Q32a: where nobody is held no names go, and nothing is said to go soon that went long ago", () => {
    const setting = { namesMonths: 1, workMonths: null, setAt: long };
    expect(planRetention(setting, [closed("a", "2026-01-31")], [])).toEqual([]);
  });

  it("Q32a: students who come after the last activity was closed stay as many months from the day the last of them comes; the others go on their day", () => {
    const setting = { namesMonths: 1, workMonths: null, setAt: long };
    const activities = [closed("a", "2026-01-01"), closed("b", "2026-02-10")];
    const later = [came("chidi", "2026-12-04"), came("dana", "2026-12-20")];
    expect(planRetention(setting, activities, [amara, ...later])).toEqual([
      names("2026-03-10", "amara"),
      newcomers("2027-01-20", "chidi", "dana"),
    ]);
    // The newcomers took part in a later activity, so its closing day counts for all.
    expect(planRetention(setting, [...activities, closed("c", "2027-01-15")], later)).toEqual([
      names("2027-02-15", "chidi", "dana"),
    ]);
  });

  it("Q32a: names go before the work or with it, never after, since a class is counted by its activities", () => {
    const setting = { namesMonths: 1, workMonths: 1, setAt: long };
    const activities = [closed("a", "2026-01-09"), closed("b", "2026-01-10")];
    const goings = planRetention(setting, activities, [amara]);
    expect(goings).toEqual([work("a", "2026-02-09"), names("2026-02-10", "amara"), work("b", "2026-02-10")]);
    expect(planRetention(setting, activities, [came("chidi", "2026-02-01")])).toEqual([
      work("a", "2026-02-09"),
      newcomers("2026-03-01", "chidi"),
      work("b", "2026-03-01"),
    ]);
    expect([
      isInOrder({ namesMonths: 3, workMonths: 6 }),
      isInOrder({ namesMonths: 6, workMonths: 6 }),
      isInOrder({ namesMonths: null, workMonths: 1 }),
      isInOrder({ namesMonths: 12, workMonths: null }),
      isInOrder({ namesMonths: 12, workMonths: 6 }),
    ]).toEqual([true, true, true, true, false]);
  });

  it("Q32b: nothing goes within two weeks of setting it, and for two weeks teachers see what will", () => {
    const goings = planRetention(
      { namesMonths: 1, workMonths: null, setAt: day("2026-06-01") },
      [closed("a", "2025-01-31")],
      [amara],
    );
    expect(goings).toEqual([names("2026-06-15", "amara")]);
    const [going] = goings;
    expect(listUpcomingDeletions(goings, day("2026-05-31"))).toEqual([]);
    expect(listUpcomingDeletions(goings, day("2026-06-01"))).toEqual(goings);
    expect(going !== undefined && isDue(going, day("2026-06-14"))).toBe(false);
    expect(going !== undefined && isDue(going, day("2026-06-15"))).toBe(true);
  });
});
