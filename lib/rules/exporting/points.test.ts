import { describe, expect, it } from "vitest";
import type { Mark } from "@/lib/rules/reviewing/marks";
import { pointsOf, type MarkedCase } from "./points";

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
  it("T14, Q21: members at the hand-in have the team's, and whoever was absent or came later only their own", () => {
    const cases = [marked({ released: true, marks: [mark("harm", 3), mark("test", 4), mark("harm", 2, "chidi")] })];
    const of = (id: string) => pointsOf({ id, teamId: "one" }, cases, rubric);
    expect(of("amara")).toEqual({ levels: { harm: 3, test: 4 }, points: 7, of: 8, released: true });
    expect(of("chidi")).toEqual({ levels: { harm: 2 }, points: 2, of: 8, released: true });
    expect(of("dana")).toBe(null);
  });

  it("T14, Q21: who has moved to another team since keeps the points of the case they handed in, until the new team has some for them", () => {
    const old = marked({ teamId: "one" });
    const fresh = marked({ teamId: "two", memberIds: ["elif"], marks: [mark("harm", 1)] });
    expect(pointsOf({ id: "ben", teamId: "two" }, [fresh, old], rubric)?.points).toBe(7);
    const own = { ...fresh, marks: [mark("harm", 1), mark("harm", 2, "ben")] };
    expect(pointsOf({ id: "ben", teamId: "two" }, [old, own], rubric)?.points).toBe(2);
  });

  it("T14: a criterion on which teachers differ counts nothing until one mark is chosen; a criterion that is gone never does", () => {
    const open = [marked({ marks: [mark("harm", 3), mark("harm", 2, null, "u"), mark("test", 4), mark("old", 4)] })];
    expect(pointsOf({ id: "amara", teamId: "one" }, open, rubric)).toMatchObject({ points: 4, of: 8 });
  });
});
