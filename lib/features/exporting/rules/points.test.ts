import { describe, expect, it } from "vitest";
import type { Mark } from "@/lib/features/cases/reviewing/rules/marks";
import { isFullyMarked, pointsOf, type MarkedCase } from "./points";

const rubric = [
  { id: "harm", name: "Harm", levels: ["1", "2", "3", "4"] },
  { id: "test", name: "Test", levels: ["1", "2", "3", "4"] },
];
const mark = (criterion: string, level: number, studentId: string | null = null, teacherId = "t"): Mark => ({
  studentId,
  criterion,
  teacherId,
  level,
  chosen: false,
});
const marked = (given: Partial<MarkedCase>): MarkedCase => ({
  teamId: "one",
  memberIds: ["amara", "ben"],
  released: false,
  marks: [mark("harm", 3), mark("test", 4)],
  ...given,
});

describe("T14, Q21: a student's points", () => {
  it("T14a, Q21a: members at the hand-in have the team's, and whoever was absent or came later only their own", () => {
    const cases = [marked({ released: true, marks: [mark("harm", 3), mark("test", 4), mark("harm", 2, "chidi")] })];
    const of = (id: string) => pointsOf({ id, teamId: "one" }, cases, rubric);
    const whole = { criteria: 2, disputed: [], released: true, of: 8 };
    expect(of("amara")).toEqual({ ...whole, levels: { harm: 3, test: 4 }, points: 7, marked: 2 });
    expect(of("chidi")).toEqual({ ...whole, levels: { harm: 2 }, points: 2, marked: 1 });
    expect(of("dana")).toBe(null);
  });

  it("T14a, Q21a: who has moved to another team since keeps the points of the case they handed in, until the new team has some for them", () => {
    const old = marked({ teamId: "one" });
    const fresh = marked({ teamId: "two", memberIds: ["elif"], marks: [mark("harm", 1)] });
    expect(pointsOf({ id: "ben", teamId: "two" }, [fresh, old], rubric)?.points).toBe(7);
    const own = { ...fresh, marks: [mark("harm", 1), mark("harm", 2, "ben")] };
    expect(pointsOf({ id: "ben", teamId: "two" }, [old, own], rubric)?.points).toBe(2);
  });

  it("T14a, Q21b: whoever was absent and has moved to another team since keeps their own", () => {
    const old = marked({ marks: [mark("harm", 3), mark("harm", 2, "chidi")] });
    expect(pointsOf({ id: "chidi", teamId: "two" }, [old], rubric)?.points).toBe(2);
    expect(pointsOf({ id: "chidi", teamId: null }, [old], rubric)?.points).toBe(2);
    expect(pointsOf({ id: "dana", teamId: "two" }, [old], rubric)).toBeNull();
  });

  it("T14a: a criterion on which teachers differ counts nothing until one mark is chosen; a criterion that is gone never does", () => {
    const open = [marked({ marks: [mark("harm", 3), mark("harm", 2, null, "u"), mark("test", 4), mark("old", 4)] })];
    expect(pointsOf({ id: "amara", teamId: "one" }, open, rubric)).toMatchObject({ points: 4, of: 8 });
  });

  it("T14a: they say how many criteria are marked and on which teachers differ, so that the points of a part are known as such", () => {
    const of = (marks: Mark[]) => pointsOf({ id: "amara", teamId: "one" }, [marked({ marks })], rubric);
    const isWhole = (marks: Mark[]) => isFullyMarked(of(marks) ?? { marked: 0, criteria: 0 });
    const differing = [mark("harm", 3), mark("harm", 2, null, "u"), mark("test", 4)];
    expect(of([mark("test", 4)])).toMatchObject({ marked: 1, criteria: 2, disputed: [] });
    expect(isWhole([mark("test", 4)])).toBe(false);
    expect(of(differing)).toMatchObject({ marked: 1, criteria: 2, disputed: ["harm"] });
    expect(isWhole(differing)).toBe(false);
    expect(isWhole([...differing, { ...mark("harm", 2, null, "v"), chosen: true }])).toBe(true);
    // Criteria that the rubric no longer has make no case complete, and count as no dispute.
    const gone = [mark("old", 4), mark("old", 1, null, "u"), mark("test", 4)];
    expect(of(gone)).toMatchObject({ marked: 1, criteria: 2, disputed: [] });
  });
});
