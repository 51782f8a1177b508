import { expect, it } from "vitest";
import { decideCourseMarks } from "./course-marks";

it("T19j: a course gets released marks only, of students whom it knows, with how many criteria are marked; of each other student it is said why not", () => {
  const given = { points: 11, of: 16, marked: 3, criteria: 4, released: true };
  const students = [
    { id: "a", name: "Ada", given },
    { id: "b", name: "Ben", given: { ...given, released: false } },
    { id: "c", name: "Chidi", given: null },
    { id: "d", name: "Dana", given },
  ];
  const accounts = new Map(["a", "b", "c"].map((id) => [id, `subject of ${id}`]));
  expect(decideCourseMarks(students, accounts)).toEqual([
    {
      id: "a",
      name: "Ada",
      is: "sent",
      subject: "subject of a",
      given: { points: 11, of: 16, marked: 3, criteria: 4 },
    },
    { id: "b", name: "Ben", is: "not-released" },
    { id: "c", name: "Chidi", is: "no-marks" },
    { id: "d", name: "Dana", is: "no-account" },
  ]);
});
