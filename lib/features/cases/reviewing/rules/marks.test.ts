import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countOpen,
  disputedCriteria,
  isUnmarked,
  levelsOf,
  openCriteria,
  settledLevels,
  stageOf,
  totalOf,
  type Mark,
} from "./marks";

const mark = (level: number, given: Partial<Mark> = {}): Mark => ({
  studentId: null,
  criterion: "harm",
  teacherId: "okafor",
  level,
  chosen: false,
  ...given,
});

describe("Q21: whose marks", () => {
  const marks = [mark(3), mark(1, { studentId: "ben" })];

  it("Q21a: the team's for those who were there; nothing for an absent or later member until the teacher gives one", () => {
    expect(levelsOf(marks, "amara", ["amara"])).toEqual({ harm: 3 });
    expect(levelsOf(marks, null, ["amara"])).toEqual({ harm: 3 });
    expect(levelsOf(marks, "chidi", ["amara"])).toEqual({});
    expect(levelsOf(marks, "ben", ["amara"])).toEqual({ harm: 1 });
  });
});

describe("T12: marks of several teachers", () => {
  const [mine, same, other] = [mark(3), mark(3, { teacherId: "ade" }), mark(2, { teacherId: "ade" })];

  it("T12g: the same mark of two is agreed; two different ones count only once one is chosen", () => {
    expect(settledLevels([mine, same])).toEqual({ harm: 3 });
    expect(disputedCriteria([mine, same])).toEqual([]);
    expect(settledLevels([mine, other])).toEqual({});
    expect(openCriteria([mine, other])).toEqual(["harm"]);
    const chosen = [mine, { ...other, chosen: true }];
    expect(settledLevels(chosen)).toEqual({ harm: 2 });
    expect(openCriteria(chosen)).toEqual([]);
    expect(disputedCriteria(chosen)).toEqual(["harm"]);
  });

  it("T12g: what is open is counted for the team and for each student with marks of their own", () => {
    const own = { studentId: "ben" };
    expect(
      countOpen([mine, other, { ...mine, ...own }, { ...other, ...own }, mark(1, { criterion: "scenario" })]),
    ).toBe(2);
  });

  it("T12g: whatever marks there are, each criterion is settled or open, and a settled level is one that a teacher gave", () => {
    const any = fc.record({
      studentId: fc.constant(null),
      criterion: fc.constantFrom("harm", "scenario"),
      teacherId: fc.constantFrom("okafor", "ade", "lee"),
      level: fc.integer({ min: 1, max: 6 }),
      chosen: fc.constant(false),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(any, { selector: ({ criterion, teacherId }) => `${criterion} ${teacherId}` }),
        fc.option(fc.integer({ min: 1, max: 6 })),
        (given, level) => {
          const marks = given.map((one) => ({ ...one, chosen: one.level === level }));
          const settled = settledLevels(marks);
          const criteria = [...new Set(marks.map(({ criterion }) => criterion))];
          expect([...Object.keys(settled), ...openCriteria(marks)].sort()).toEqual(criteria.sort());
          for (const [criterion, counting] of Object.entries(settled))
            expect(marks.filter((one) => one.criterion === criterion).map((one) => one.level)).toContain(counting);
        },
      ),
    );
  });
});

it("T12a: a total counts the rubric's criteria only, each with as many points as it has levels", () => {
  const rubric = [
    { id: "scenario", levels: ["a", "b", "c"] },
    { id: "harm", levels: ["a", "b", "c"] },
  ];
  expect(totalOf({ harm: 3, gone: 4 }, rubric)).toEqual({ points: 3, of: 6, marked: 1 });
  expect(totalOf({}, rubric)).toEqual({ points: 0, of: 6, marked: 0 });
});

it("T12k, Q12e: a case is to be read, begun, marked; returned and released say so first; a new version whose marks are of the one before is unmarked; two marks leave it begun", () => {
  const stage = (marked: number, more = {}) =>
    stageOf({ returned: false, released: false, carried: false, marked, open: 0, criteria: 4, ...more });
  const stages = [
    stage(0),
    stage(2),
    stage(4),
    stage(4, { released: true }),
    stage(4, { released: true, returned: true }),
    stage(3, { open: 1 }),
    stage(0, { open: 1 }),
    stage(4, { open: 1 }),
    stage(4, { carried: true }),
    stage(4, { carried: true, released: true }),
    stage(4, { carried: true, returned: true }),
  ];
  expect(stages).toEqual([
    "to-read",
    "begun",
    "marked",
    "released",
    "returned",
    "begun",
    "begun",
    "begun",
    "new-version",
    "released",
    "returned",
  ]);
  expect(stages.map(isUnmarked)).toEqual([true, true, false, false, false, true, true, true, true, false, false]);
});
