import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import Papa from "papaparse";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listBallotFacts } from "@/lib/features/votes/voting/queries/ballots";
import { listMessagesTo, markMessageRead } from "@/lib/features/hour/helping/queries/messages";
import * as change from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeCoTeacher, makeFlag, makeStudent } from "@/db/testing/factories";
import * as work from "@/db/testing/student-work";
import { authoriseActivityReader, type ActivityReader, type ActivityEditor } from "@/lib/activity/authorise";
import { extendTeamClock, setPhaseClock } from "@/lib/features/hour/clocks/clocks";
import { sendMessage } from "@/lib/features/hour/helping/messages";
import { eraseStudent } from "@/lib/features/privacy/erase";
import { setHistoryWorker } from "@/lib/features/cases/history/history-thread";
import { startHistoryWorker } from "@/lib/server/boot/start-workers";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { addComment, makeReviews, editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import { student, type Classroom } from "@/e2e/support/classroom";
import en from "@/messages/en.json";
import { exportTable, tableNames, type TableName } from "./export-tables";
import type { TableWords } from "./table";

withDatabase();
setHistoryWorker(startHistoryWorker);
process.env.NEXTAUTH_SECRET ??= "a secret of tests that nobody else has";

const translate = <K extends "columns" | "values">(namespace: K) =>
  createTranslator({ locale: "en", messages: en, namespace: `exporting.${namespace}` });
const [columns, values] = [translate("columns"), translate("values")];
const phaseNames = createTranslator({ locale: "en", messages: en, namespace: "app.phases" });
const words: TableWords = {
  column: (name) => columns(name),
  value: (name) => values(name),
  phase: (name) => phaseNames(name),
};

/** The rows of a table by its heads, as a spreadsheet reads it; and the bytes. */
async function read(reader: ActivityReader, name: TableName) {
  const { rows, stream } = await exportTable(reader, name, words);
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1).trimEnd(), { header: true });
  expect(errors, name).toEqual([]);
  expect(data.length, name).toBe(rows);
  return { text, rows: data };
}

async function reviewed(): Promise<{ room: Classroom; editor: ActivityEditor }> {
  const room = await makeMidLessonClassroom("results");
  await makeReviews(room);
  return { room, editor: await editorOf(room) };
}

/** A colleague who may only view the class (Q25). */
async function readerOf({ class: { id: classId }, activity }: Classroom): Promise<ActivityReader> {
  const { id: teacherId, name, email } = await makeCoTeacher(classId, {}, "read");
  return authoriseActivityReader({ as: "teacher", teacherId, sessionId: "", name, email }, activity.id);
}

/** A clock, two flags, the second of a student who was removed, and two messages. */
async function useHelp(room: Classroom, editor: ActivityEditor): Promise<void> {
  const [team] = room.teams;
  const [first, gone] = [student(room, 0), await makeStudent({ classId: room.class.id, removedAt: new Date() })];
  await setPhaseClock(editor, { minutes: 17, expected: editor.activity.phase });
  await extendTeamClock(editor, { minutes: 2, expected: editor.activity.phase, teamId: team?.id ?? "" });
  const flag = {
    activityId: room.activity.id,
    studentId: first.id,
    teamId: team?.id ?? null,
    sentence: "Is this a case?",
  };
  await makeFlag({ ...flag, at: new Date(Date.now() - 60_000), endedAt: new Date(), ended: "put-away" });
  await makeFlag({ ...flag, studentId: gone.id, teamId: null, sentence: "" });
  await sendMessage(editor, { to: "all", text: "Two more minutes." });
  const [word] = await listMessagesTo(database(), [{ activityId: room.activity.id, studentId: first.id }]);
  await markMessageRead(database(), word?.id ?? "", first.id, new Date());
  await sendMessage(editor, { to: "all", text: "=1+1" });
}

/** Answers for each document that its history is too long. */
class TooLong extends EventEmitter {
  postMessage(message: unknown): void {
    if (message === "all") queueMicrotask(() => this.emit("message", { answer: { is: "too long" } }));
  }
  terminate = () => Promise.resolve(0);
}

describe("T14: tables", () => {
  it("T14a, T14b: every table has a head, begins with a byte order mark, ends its rows with CRLF, and has as many as it said", async () => {
    const { room, editor } = await reviewed();
    await useHelp(room, editor);
    for (const name of tableNames) {
      const { text, rows } = await read(editor, name);
      expect(text.startsWith("\uFEFF"), name).toBe(true);
      expect(text.endsWith("\r\n"), name).toBe(true);
      expect(rows.length, name).toBeGreaterThan(1);
      expect(new Set(Object.keys(rows[0] ?? {})).size, name).toBeGreaterThan(3);
    }
    expect(new Set(tableNames).size).toBe(16);
    await expect(exportTable(editor, "sessions", words)).rejects.toMatchObject({ code: "not-found" });
  });

  it("T14a: submissions are there in full, each level with its teacher, each comment with its passage, and the points that count", async () => {
    const { room, editor } = await reviewed();
    const first = await submissionOf(room, 0);
    await addComment(editor, first, "harmed", '=HYPERLINK("http://evil.example")\nSecond line, "quoted"');
    const submissions = (await read(editor, "submissions")).rows;
    expect(submissions.filter((row) => row.Counts === "yes")).toHaveLength(6);
    expect(submissions.filter((row) => row.Team === "5").map((row) => row.Counts)).toEqual(["no", "yes"]);
    expect(submissions[0]).toMatchObject({
      Team: "1",
      Scenario: first.texts.scenario,
      "Who is harmed?": first.texts.harmed,
      Members: "Amara; Ben",
    });
    const marks = (await read(editor, "marks")).rows.filter((row) => row.Team === "1");
    expect(marks.map((row) => row.Level).sort()).toEqual(["2", "3", "3", "4"]);
    expect(new Set(marks.map((row) => `${row.Student} ${row.Of} ${row.Teacher}`))).toEqual(
      new Set(["the whole team 4 Ms. Okafor"]),
    );
    const comments = (await read(editor, "comments")).rows.filter((row) => row.Team === "1");
    expect(comments[1]?.Passage).toBe(first.texts.harmed.split(" ").slice(0, 9).join(" "));
    expect(comments[2]?.Comment).toBe(`'=HYPERLINK("http://evil.example")\nSecond line, "quoted"`);
    const points = (await read(editor, "points")).rows;
    expect(points.find((row) => row.Student === "Ben")).toMatchObject({ Total: "12", Of: "16", Released: "yes" });
    expect(points.find((row) => row.Student === "Chidi")).toMatchObject({ Total: "11", Released: "no" });
    expect(points.find((row) => row.Student?.startsWith("Amara 2"))).toMatchObject({ Team: "", Total: "" });
  });

  it("T14a, T14d, Q25d: people have the school's ID and the email of the list for those who steer only, teams have their members by name, and matches the teams and failure modes that met", async () => {
    const { room, editor } = await reviewed();
    await change.setStudent(student(room, 0).id, { schoolId: "00123", email: "amara@school.example" });
    const { rows: people } = await read(editor, "people");
    expect(people.filter(({ Email }) => Email !== "")).toMatchObject([
      { Student: student(room, 0).name, "Student ID": "00123", Email: "amara@school.example" },
    ]);
    const reader = await readerOf(room);
    for (const name of tableNames)
      expect((await read(reader, name)).text, name).not.toMatch(/Student ID|Email|00123|amara@school/);
    const [team] = (await read(editor, "teams")).rows;
    expect(team).toMatchObject({ Team: "1", Members: "Amara; Ben" });
    const matches = (await read(editor, "matches")).rows;
    expect(matches[0]).toMatchObject({ Round: "1", Teams: "1; 2", "Failure modes": "Brittleness; Bias" });
    expect(matches.every((row) => /^\d+; \d+$/.test(row.Teams ?? ""))).toBe(true);
  });

  it("Q29b, T14a: exit tickets have names and both lines", async () => {
    const room = await makeMidLessonClassroom("results");
    const editor = await editorOf(room);
    const { id: studentId, name } = student(room, 0);
    await work.makeTickets([
      { activityId: room.activity.id, studentId, mind: "=The other case", test: "rare dialects" },
    ]);
    const { rows } = await read(editor, "tickets");
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.find(({ Student }) => Student === name)).toMatchObject({
      "What changed my mind": "'=The other case",
      "What I would test first": "rare dialects",
    });
  });

  it("S2o, T14a: guesses are one row per answer of each case, with how many students chose it and without a name", async () => {
    const room = await makeMidLessonClassroom("write");
    const editor = await editorOf(room);
    const { rows } = await read(editor, "guesses");
    const all = await database().query.guesses.findMany();
    const stored = all.filter(({ activityId }) => activityId === editor.activity.id);
    expect(rows).toEqual(
      editor.activity.lesson.guesses.flatMap(({ id, question, options }) =>
        options.map((option) => ({
          Question: question,
          Answer: option.text,
          Right: option.correct ? "yes" : "no",
          Students: String(stored.filter(({ guess, answer }) => guess === id && answer === option.id).length),
        })),
      ),
    );
    expect(new Set(rows.map(({ Students }) => Students)).size).toBeGreaterThan(1);
  });

  it("T14a, Q11b: votes have names, both choices and their reasons; tries have their questions and answers as text", async () => {
    const { room, editor } = await reviewed();
    const votes = (await read(editor, "ballots")).rows;
    expect(votes.filter((row) => row.Vote === "Final vote")).toHaveLength(room.students.length);
    expect(votes.find((row) => row.Student === "Ben" && row.Vote === "Final vote")).toMatchObject({
      Choice: "Adversarial examples",
      Reason: "The training data looked fine to everyone who checked it.",
      "Mode studied": "Brittleness",
    });
    const tries = (await read(editor, "tries")).rows;
    expect(tries.some((row) => row.Exercise === "Causes" && row.Right === "no")).toBe(true);
    expect(tries.every((row) => (row.Question ?? "").length > 10 && (row.Answer ?? "") !== "")).toBe(true);
  });

  it("T14a, Q31b: votes of an erased student are there as a former student's, so that the rows are those that the results count", async () => {
    const { room, editor } = await reviewed();
    await change.setStudent(student(room, 1).id, { removedAt: new Date() });
    const erased = student(room, 0);
    await eraseStudent(editor, { studentId: erased.id, name: erased.name });
    const counted = await listBallotFacts(database(), room.activity.id);
    const votes = (await read(editor, "ballots")).rows;
    expect(votes).toHaveLength(counted.length);
    expect(votes.slice(-2).map((row) => `${row.Student}: ${row.Vote}`)).toEqual([
      "a former student: First vote",
      "a former student: Final vote",
    ]);
    expect(votes.filter((row) => row.Student === "a former student")).toHaveLength(2);
  });

  it("T14a, T10a, Q23b, Q24b, Q24f: clocks, flags and words are there: minutes of the class and of a team, how a flag ended, who read a word", async () => {
    const room = await makeMidLessonClassroom("write", { teams: 2, withoutTeam: 1 });
    const editor = await editorOf(room);
    await useHelp(room, editor);
    const clocks = (await read(editor, "clocks")).rows;
    expect(clocks.map((row) => `${row.Phase} ${row.Team} ${row["Timer minutes"]} ${row["Extra minutes"]}`)).toEqual([
      "Write the whole class 17 ",
      "Write 1  2",
    ]);
    const flags = (await read(editor, "flags")).rows;
    expect(flags).toMatchObject([
      { Student: "Amara", Team: "1", Phase: "Write", Message: "Is this a case?", Outcome: "closed by the teacher" },
      { Student: "a former student", Team: "", Message: "", Outcome: "" },
    ]);
    expect((await read(editor, "words")).rows).toMatchObject([
      {
        Teacher: room.teacher.name,
        Message: "Two more minutes.",
        "Undone (UTC)": "",
        "For students": "5",
        "Read by": "1",
      },
      { Message: "'=1+1", "For students": "5", "Read by": "0" },
    ]);
  });

  it("T14a, T13b: participation counts the words, minutes and times of each writer from the history; a member who wrote nothing has 0 words", async () => {
    const room = await makeMidLessonClassroom("write", { teams: 2, withoutTeam: 0 });
    const [team] = room.teams;
    if (team === undefined) throw new Error("there are two teams");
    const before = Date.now();
    await work.makeText({ documentId: team.documentId, author: team.memberIds[1] ?? "", texts: { response: " Call" } });
    const { rows } = await read(await editorOf(room), "participation");
    expect(rows.map((row) => `${row.Team} ${row.Student}`)).toEqual(expect.arrayContaining(["1 Amara", "1 Ben"]));
    const of = (name: string) => rows.find((row) => row.Student === name);
    expect(Number(of("Amara")?.["Words in the text now"])).toBeGreaterThan(50);
    expect(of("Ben")).toMatchObject({ "Words in the text now": "1", "Minutes writing": "1" });
    expect(Date.parse(`${of("Ben")?.["Last wrote (UTC)"]}Z`)).toBeGreaterThan(before - 2_000);
    expect(of("Chidi") ?? of("Dana")).toBeDefined();
    expect(of("Dana")).toMatchObject({ "Words in the text now": "0", "First wrote (UTC)": "" });
  });

  it("T14a, T13g: of a case whose history is too long to be read each writer is in the table, with nothing about how much they wrote", async () => {
    const room = await makeMidLessonClassroom("write", { teams: 2, withoutTeam: 0 });
    setHistoryWorker(() => new TooLong() as unknown as Worker); // only what is asked of it here
    try {
      const { rows } = await read(await editorOf(room), "participation");
      const [first] = rows;
      expect(rows.length).toBeGreaterThan(3);
      expect(Object.keys(first ?? {})).toHaveLength(7);
      expect(rows.map((row) => Object.values(row).slice(3))).toEqual(rows.map(() => ["", "", "", ""]));
      expect(rows.map((row) => `${row.Team} ${row.Student}`)).toEqual(expect.arrayContaining(["1 Amara", "1 Ben"]));
    } finally {
      setHistoryWorker(startHistoryWorker);
    }
  });

  it("T14d, B7a, B7b: who was removed is named in no table; their team's words stay", async () => {
    const room = await makeMidLessonClassroom("results", { teams: 2, withoutTeam: 0 });
    const editor = await editorOf(room);
    const gone = student(room, 0);
    await change.setStudent(gone.id, { name: "Zebulon Quist", nameKey: "zebulon quist", removedAt: new Date() });
    for (const name of tableNames) expect((await read(editor, name)).text, name).not.toContain("Zebulon");
    const participation = (await read(editor, "participation")).rows;
    expect(participation.some((row) => row.Student === "a former student")).toBe(true);
    expect((await read(editor, "submissions")).rows[0]?.["Handed in by"]).toBe("a former student");
  });
});
