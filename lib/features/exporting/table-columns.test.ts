import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { expect, it } from "vitest";
import type { Tx } from "@/db/client";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import { exportTables, tableNames } from "./export-tables";
import type { TableContext } from "./table";
import { plainWords } from "./testing/plain-words";

const lesson = builtInLesson;

/** A table's columns do not depend on its rows, so no database is needed. */
const context = (may: "steer" | "read", importedAt: Date | null = null): TableContext => ({
  tx: {} as Tx,
  activity: { importedAt } as ActivityRow,
  lesson,
  rubric: lesson.rubric,
  words: plainWords,
  teacherId: "",
  role: { as: "teacher", may },
});

const headsOf = (...given: Parameters<typeof context>) =>
  Object.fromEntries(tableNames.map((name) => [name, exportTables[name].heads(context(...given)).join(" ")]));

const texts = "title scenario source Who is harmed? Prevented how? Responsible response";
const expected = {
  people: "student schoolId email section onRoster joinedAt absent team mode chosenMode sectionsRead extraTime",
  teams: "team mode members madeAt closedAt",
  matches: "round teams modes exemplar madeAt endedAt alike testing harder",
  feedback: "round fromTeam toTeam strength question suggestion sentAt sentBy openedAt hidden",
  submissions: `team mode handedInAt by members counts takenBackAt releasedAt words ${texts}`,
  marks: "team mode handedInAt counts student criterion level of teacher chosen releasedAt",
  points: `student team mode ${lesson.rubric.map(({ name }) => name).join(" ")} points of released`,
  comments: "team mode handedInAt about passage comment teacher writtenAt releasedAt",
  ballots: "student vote choice reason team modeStudied castAt changedAt afterReveal reasonHidden",
  tickets: "student mind test writtenAt changedAt",
  guesses: "question answer right students",
  tries: "student exercise question answer right triedAt",
  participation: "team mode student wordsNow firstAt lastAt minutes",
  clocks: "phase team minutesSpent clockMinutes ownMinutes",
  flags: "student team phase sentence askedAt closedAt endedBy",
  words: "teacher word writtenAt withdrawnAt meantFor readBy",
};

it("T14a: every table has exactly these columns, in this order", () => {
  expect(headsOf("steer")).toEqual(expected);
});

it("T14a, T14d, T14l, Q25d: for a colleague who may only read, students have no ID of the school and no email; of an imported activity every table says so last", () => {
  expect(headsOf("read")).toEqual({ ...expected, people: expected.people.replace(" schoolId email", "") });
  const imported = headsOf("steer", new Date());
  expect(imported).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, heads]) => [name, `${heads} imported`])),
  );
});
