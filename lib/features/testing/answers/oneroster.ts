import * as listed from "@/lib/features/oneroster/queries/listed-classes";
import { changes, elsewhere, inAnyOrder, inOrder, pick, type Answers } from "@/lib/features/testing/answers";
import { id } from "@/lib/features/testing/labels";

const classId = id("class");

export const listedClassesAnswers: Answers = {
  // No file has named a class of the ended class's school.
  findListedClasses: elsewhere("lib/features/oneroster/import-school.int.test.ts"),
  listTeacherIds: inAnyOrder(
    (tx) => listed.listTeacherIds(tx, [classId, id("deleted class")]),
    ["class · Aalto", "class · Byrd", "class · Okafor", "deleted class · Okafor"],
  ),
  listListedStudents: inOrder(
    (tx) => pick(listed.listListedStudents(tx, [classId]), "id", "schoolId", "email"),
    [
      "Abe ·  · ",
      "Ada · 1 · Ada@example.org",
      "Ben ·  · ",
      "Cem ·  · ",
      "Dan ·  · ",
      "Dee ·  · ",
      "Eve ·  · ",
      "Fay ·  · ",
      "Gus ·  · ",
      "Hal ·  · ",
      "Kim ·  · ",
    ],
  ),
  findAccounts: inAnyOrder(
    (tx) => listed.findAccounts(tx, ["okafor@example.org", "nobody@example.org"]),
    ["Okafor · Okafor · okafor@example.org · no disabledAt"],
  ),
  setClassListed: changes(
    (tx) => listed.setClassListed(tx, classId, { sourcedId: "c1", listedName: "9A" }),
    ["~ classes class: sourced_id c1, listed_name 9A"],
  ),
  setStudentsListed: changes(
    (tx) =>
      listed.setStudentsListed(tx, [
        { studentId: id("Ada"), sourcedId: "s1", listedName: "Ada Smith" },
        { studentId: id("Ben"), sourcedId: "s2", listedName: "Ben Adler" },
      ]),
    ["~ students Ada: sourced_id s1, listed_name Ada Smith", "~ students Ben: sourced_id s2, listed_name Ben Adler"],
  ),
};
