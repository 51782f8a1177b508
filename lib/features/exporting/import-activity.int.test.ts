import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { connect, database, disconnect } from "@/db/client";
import { openEmbedded } from "@/db/embedded";
import { listTeachers } from "@/lib/features/people/signing-in/queries/teachers";
import { columnsOf } from "./queries/activity-rows";
import * as schema from "@/db/schema";
import { loadAllRows } from "@/lib/sync/testing/all-rows";
import * as change from "@/db/testing/change-rows";
import { testDatabase, withDatabase, withOwnDatabase } from "@/db/testing/database";
import { copyEmptyDatabase } from "@/db/testing/empty-database";
import { makeClass, makeFlag, makeStudent, makeTeacher } from "@/db/testing/factories";
import * as work from "@/db/testing/student-work";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { makeReviews, disputeThird, editorOf } from "@/e2e/support/reviewed-class";
import { student, type Classroom } from "@/e2e/support/classroom";
import {
  authoriseClassEditor,
  authoriseActivityEditor,
  type ClassEditor,
  type ActivityEditor,
} from "@/lib/activity/authorise";
import { listStudents } from "@/lib/features/people/classes/students";
import { choosePlan, extendTeamClock, setPhaseClock } from "@/lib/features/hour/clocks/clocks";
import { sendMessage } from "@/lib/features/hour/helping/messages";
import { eraseStudent } from "@/lib/features/privacy/erase";
import { loadRetention } from "@/lib/features/privacy/retention";
import { loadJournal } from "@/lib/features/undo/journal";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { applyFirstOption } from "@/lib/features/arranging/teams/testing/rearranged-class";
import { exportedActivityColumns, exportedColumns, exportedPersonColumns, fileTables } from "./activity-file";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { startImportWorker } from "@/lib/server/boot/start-workers";
import { exportActivity } from "./export-activity";
import { importActivity } from "./import-activity";
import { setImportWorker } from "./import-reader";
import { comparable, type FileRows } from "./testing/comparable-file";

setImportWorker(startImportWorker);
process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";

const exported = async (editor: ActivityEditor) => new Response((await exportActivity(editor)).stream).text();
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** An activity with some of everything that it can have. */
async function fullActivity(): Promise<{ room: Classroom; editor: ActivityEditor }> {
  const room = await makeMidLessonClassroom("write", { teams: 4, withoutTeam: 3 });
  const editor = await editorOf(room);
  const id = (index: number) => student(room, index).id;
  const [first, second] = room.teams;
  if (first === undefined || second === undefined) throw new Error("there are four teams");
  await work.makeAlternatingText({
    documentId: first.documentId,
    turns: [
      { author: id(0), field: "response", text: "One more line, " },
      { author: id(1), field: "response", text: "and another 😀." },
    ],
  });
  await applyFirstOption(editor, { do: "move", studentId: id(5), destination: { to: "team", teamId: second.id } });
  await applyFirstOption(editor, { do: "mode", teamId: room.teams[3]?.id ?? "", mode: "bias" });
  await mergeStudents(editor, { studentId: id(10), intoId: id(9), samePerson: true });
  await choosePlan(editor, "60");
  await setPhaseClock(editor, { minutes: 17, expected: "write" });
  await extendTeamClock(editor, { minutes: 2, expected: "write", teamId: first.id });
  await makeFlag({ activityId: room.activity.id, studentId: id(0), teamId: first.id });
  await sendMessage(editor, { to: "all", text: "Two more minutes." });
  const writer = (await loadAllRows(first.documentId)).at(-1)?.writer ?? "";
  const restored = { documentId: first.documentId, writer, at: new Date(), moment: new Date(), undoes: null };
  await database().insert(schema.restores).values(restored);
  await work.makeTickets([{ activityId: room.activity.id, studentId: id(0), mind: "The other case.", test: "" }]);
  await change.setStudent(id(0), { section: "9B" });
  const removed = student(room, 8);
  await change.setStudent(removed.id, { name: "Zebulon", nameKey: "zebulon", removedAt: new Date() });
  const erased = student(room, 4);
  await eraseStudent(editor, { studentId: erased.id, name: erased.name });
  return { room, editor };
}

async function newClassOf(): Promise<ClassEditor> {
  const teacher = await makeTeacher();
  const made = await makeClass({ teacherIds: [teacher.id] });
  return authoriseClassEditor(
    { as: "teacher", teacherId: teacher.id, sessionId: "", name: teacher.name, email: "" },
    made.id,
  );
}

const inActivity = ({ teacherId, name }: ClassEditor, activityId: string) =>
  authoriseActivityEditor({ as: "teacher", teacherId, sessionId: "", name, email: "" }, activityId);

describe("T14: one activity as a file", () => {
  withDatabase();
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-other-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("T14j, T17h: an activity that another installation imports is the same field by field: plan, people, teams, texts with their histories, reviews, votes and exercises", async () => {
    const results = await makeMidLessonClassroom("results");
    await makeReviews(results);
    await disputeThird(results);
    const texts = [await exported((await fullActivity()).editor), await exported(await editorOf(results))];
    const files = texts.map((text) => JSON.parse(text) as FileRows);
    for (const table of ["people", "teachers", "histories", ...fileTables])
      expect(
        files.reduce((sum, file) => sum + (file[table]?.length ?? 0), 0),
        table,
      ).toBeGreaterThan(0);

    // Also the mention of an erased student (Q31).
    expect(files[0]?.submissions?.flatMap(({ memberIds }) => memberIds)).toContain(formerMemberId);

    await disconnect();
    const data = path.join(folder, "database");
    await copyEmptyDatabase(data);
    const other = await openEmbedded({ dataFolder: data, socketFolder: folder });
    connect({ socketFolder: folder, max: 2 });
    try {
      for (const text of texts) {
        const editor = await newClassOf();
        const imported = await importActivity(editor, bytesOf(text));
        const again = await exported(await inActivity(editor, imported.activityId));
        expect(comparable(again)).toEqual(comparable(text));
      }
      expect((await listTeachers(database())).every(({ email }) => !email.startsWith("imported:"))).toBe(true);
    } finally {
      await disconnect();
      await other.close();
      const at = testDatabase();
      if (at !== null) connect({ ...at, max: 8 });
    }
  });

  it("T14j: imported twice it is two activities; the first stays as it was, and a name of the class is the same student", async () => {
    const { editor } = await fullActivity();
    const text = await exported(editor);
    const into = await newClassOf();
    const amara = await makeStudent({ classId: into.classId, name: "AMARA", nameKey: "amara" });
    const first = await importActivity(into, bytesOf(text));
    const before = await exported(await inActivity(into, first.activityId));
    const second = await importActivity(into, bytesOf(text));
    expect(await exported(await inActivity(into, first.activityId))).toBe(before);
    expect([first.known, second.known]).toEqual([1, first.added + 1]);
    expect(second.added).toBe(0);
    expect(second.name).toBe(`${first.name} 2`);
    const students = await listStudents(into);
    expect(students).toHaveLength(first.added + 1);
    expect(students.find(({ id }) => id === amara.id)?.name).toBe("AMARA");
    expect(students.filter(({ oneTimePin }) => oneTimePin !== null)).toHaveLength(first.added);
    expect(await exported(editor)).toBe(text);
    const [entry] = await loadJournal(into, 1);
    expect(entry).toMatchObject({ kind: "import-activity", values: { newName: second.name, count: 0 } });
  });

  it("T14j, B9a: a file of an earlier build, which has no exit tickets and no guesses, is imported without any", async () => {
    const { editor } = await fullActivity();
    const { tickets, guesses, ...earlier } = JSON.parse(await exported(editor)) as FileRows;
    for (const rows of [tickets, guesses]) expect(rows?.length).toBeGreaterThan(0);
    const into = await newClassOf();
    const { activityId } = await importActivity(into, bytesOf(JSON.stringify(earlier)));
    const again = JSON.parse(await exported(await inActivity(into, activityId))) as FileRows;
    const lengths = ["tickets", "guesses", "ballots"].map((table) => again[table]?.length);
    expect(lengths).toEqual([0, 0, earlier["ballots"]?.length]);
  });

  it("T14j: no PIN, no hash of one, no removed name and nothing of where somebody joined from is in the file", async () => {
    const { room, editor } = await fullActivity();
    const secrets = {
      pinHash: "hash-of-a-pin",
      oneTimePin: "917344",
      joinedFrom: "from-there",
      joinedWith: "with-that",
    };
    await change.setStudent(student(room, 0).id, secrets);
    const text = await exported(editor);
    for (const secret of [...Object.values(secrets), "Zebulon", room.class.code]) expect(text).not.toContain(secret);
  });

  it("T14j: an activity that is gone by the time of its export is not found", async () => {
    const editor = await editorOf(await makeMidLessonClassroom("write", { teams: 2, withoutTeam: 0 }));
    const gone = { ...editor, activity: { ...editor.activity, id: crypto.randomUUID() } };
    await expect(exportActivity(gone)).rejects.toMatchObject({ code: "not-found" });
  });

  it("T14j, Q32a: a closed activity that is imported counts as closed from that day, and nobody in it as coming later", async () => {
    const closed = await makeMidLessonClassroom("closed", { teams: 2, withoutTeam: 0 });
    const [into, now] = [await newClassOf(), new Date("2026-03-02T10:00:00Z")];
    await importActivity(into, bytesOf(await exported(await editorOf(closed))), now);
    const { activities, students } = await loadRetention({ ...into, role: { as: "teacher", may: "steer" } });
    expect(activities).toMatchObject([{ phase: "closed", closedAt: now }]);
    // The export's students joined their class after that day.
    expect(students.map(({ cameAt }) => cameAt)).toEqual(closed.students.map(() => now));
  });

  it("T14j: every column of an activity, of its tables and of students is in the file, or is one of those that stay", () => {
    // The school's list has more columns than the section; they are not exported.
    const ofPerson = ["classId", "nameKey", "pinHash", "oneTimePin", "schoolId", "email", "removedAt", "mergedInto"];
    const ofSchoolList = ["sourcedId", "listedName"];
    const ofPlace = ["mergedPinCounts", "mergeSeenAt", "lastSeenAt", "joinedFrom", "joinedWith"];
    expect(
      [
        ...exportedPersonColumns.filter((column) => column !== "merged"),
        ...ofPerson,
        ...ofSchoolList,
        ...ofPlace,
      ].sort(),
    ).toEqual(columnsOf("students").sort());
    const ofMoment =
      "id classId accessVersion timeVersion pause spotlight dueAt resultsAt closedAt archivedAt deletedAt importedAt".split(
        " ",
      );
    expect([...exportedActivityColumns, ...ofMoment].sort()).toEqual(columnsOf("activities").sort());
    const left: Record<string, string[]> = {
      participants: ["teamSeen", "sectionsReadAt", "cameFrom"],
      matches: ["presentingTeamId", "presentingSince", "presentingPart"],
      ballots: ["cameFrom"],
      tickets: ["cameFrom"],
      guesses: ["cameFrom"],
      tries: ["cameFrom"],
    };
    for (const table of fileTables)
      expect([...exportedColumns(table), ...(left[table] ?? []), "activityId"].sort(), table).toEqual(
        [...new Set([...columnsOf(table), "activityId"])].sort(),
      );
  });
});

describe("T14: a file that can't be imported", () => {
  withOwnDatabase();

  it("T14k: a file of something else, of a newer version, of a lesson that is not here, cut off or changed is refused, and leaves nothing", async () => {
    const text = await exported(await editorOf(await makeMidLessonClassroom("write", { teams: 2, withoutTeam: 0 })));
    const file = JSON.parse(text) as FileRows;
    const [into, full] = [await newClassOf(), await newClassOf()];
    for (let n = 0; n < 500; n += 100)
      await database()
        .insert(schema.students)
        .values(
          Array.from({ length: 100 }, (_, at) => ({
            classId: full.classId,
            name: `S ${n + at}`,
            nameKey: `s ${n + at}`,
            pinHash: "",
          })),
        );
    const before = await change.listAllRows();
    const changed = (more: object) => JSON.stringify({ ...file, ...more });
    const sheet = { ...file.worksheets?.[0], teamId: crypto.randomUUID() };
    const documentId = file.histories?.[0]?.documentId;
    const bomb = { documentId, blocks: [Buffer.from("not deflated").toString("base64")] };
    const broken: [string, string][] = [
      ["import-damaged", text.slice(0, -20)],
      ["import-not-ours", ""],
      ["import-not-ours", "Student,Vote\r\n"],
      ["import-not-ours", "{}"],
      ["import-not-ours", JSON.stringify({ ...file, format: "something" })],
      ["import-newer", changed({ version: 2, teams: "of another shape" })],
      ["import-lesson", changed({ activity: { ...file.activity, contentId: "another-lesson" } })],
      ["import-damaged", changed({ activity: { ...file.activity, phase: "nap" } })],
      ["import-damaged", changed({ worksheets: [sheet, ...(file.worksheets ?? []).slice(1)] })],
      ["import-damaged", changed({ teams: [{ ...file.teams?.[0], mode: "laziness" }] })],
      ["import-damaged", changed({ histories: [bomb] })],
      ["import-damaged", changed({ submissions: [{ ...file.submissions?.[0], id: "1" }] })],
    ];
    for (const [code, given] of broken)
      await expect(importActivity(into, bytesOf(given)), code).rejects.toMatchObject({ code });
    const misnamed = changed({ people: file.people?.map((person) => ({ ...person, name: "---" })) });
    // A full class is refused before any name is checked, because a file may have thousands.
    for (const given of [text, misnamed])
      await expect(importActivity(full, bytesOf(given))).rejects.toMatchObject({ code: "import-full" });
    expect(await change.listAllRows()).toEqual(before);
  });
});
