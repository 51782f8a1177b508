import { worksheetTexts } from "@/lib/sync/format/fields";
import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { loadAllRows } from "@/lib/sync/testing/all-rows";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { findWorksheetsOf } from "@/lib/features/teams/queries/copies";
import { joinTeam, leaveTeam, setActivity, setStudent } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeSession, makeTeam } from "@/db/testing/factories";
import { makeSubmission, makeText } from "@/db/testing/student-work";
import { authoriseMember, type Member } from "@/lib/activity/authorise";
import { processBus } from "@/lib/bus/bus";
import { decodeDocumentMessage, documentChannel } from "@/lib/bus/document-channel";
import { AppError } from "@/lib/errors/errors";
import { applyFirstOption, classWith } from "@/lib/features/arranging/teams/testing/rearranged-class";
import { startHistoryWorker } from "@/lib/server/boot/start-workers";
import { readTexts } from "@/lib/sync/format/document-texts";
import { loadHistory, restoreVersion, loadRestoreState, undoRestore } from "./history";
import { setHistoryWorker } from "./history-thread";

withDatabase();
setHistoryWorker(startHistoryWorker);

const code = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

/** A team of two in Write, and a student of another team. */
async function teamOfTwo() {
  const made = await makeClassroom({ phase: "write", students: 3 });
  const [a, b, c] = made.students;
  if (a === undefined || b === undefined || c === undefined) throw new Error("three students were asked for");
  const team = await makeTeam({ activityId: made.activity.id, mode: "bias", memberIds: [a.id, b.id] });
  await makeTeam({ activityId: made.activity.id, number: 2, mode: "brittleness", memberIds: [c.id] });
  const as = async (student: typeof a): Promise<Member> => {
    const session = await makeSession({ studentId: student.id });
    return authoriseMember(
      { as: "student", studentId: student.id, classId: student.classId, sessionId: session.id, name: student.name },
      made.activity.id,
    );
  };
  const write = (student: typeof a, texts: Record<string, string>) =>
    makeText({ documentId: team.documentId, author: student.id, texts });
  const rows = () => loadAllRows(team.documentId);
  const scenario = async () => (await loadDocumentTexts(database(), "worksheet", team.worksheetId)).scenario;
  const handIn = () =>
    makeSubmission({
      activityId: made.activity.id,
      teamId: team.id,
      worksheetId: team.worksheetId,
      mode: "bias",
      memberIds: [a.id, b.id],
      texts: worksheetTexts({ title: "T" }),
    });
  return { activityId: made.activity.id, a, b, c, team, as, write, rows, scenario, handIn };
}

async function versionAt(rows: () => ReturnType<typeof loadAllRows>, place: number) {
  const row = (await rows())[place];
  if (row === undefined) throw new Error(`there is no row ${place}`);
  return { writer: row.writer, n: row.n };
}

/** The text of the scenario after the first `count` rows. */
async function scenarioAt(rows: () => ReturnType<typeof loadAllRows>, count: number): Promise<string> {
  return readTexts(
    (await rows()).slice(0, count).map(({ bytes }) => bytes),
    "worksheet",
  ).scenario;
}

describe("T13: bringing a version back", () => {
  it("T13c: it is one row, by whoever pressed the button, said to open rooms after it is stored; undo takes back that row alone", async () => {
    const { a, b, team, as, write, rows, scenario } = await teamOfTwo();
    await write(a, { scenario: "First." });
    await write(b, { title: "A title" });
    const heard: string[] = [];
    const channel = processBus().openChannel(documentChannel(team.documentId), {
      receive: (bytes) => heard.push(decodeDocumentMessage(bytes).kind),
      onSubscribed: () => undefined,
    });
    const { restore } = await restoreVersion(await as(b), team.worksheetId, await versionAt(rows, 0));
    expect((await loadDocumentTexts(database(), "worksheet", team.worksheetId)).title).toBe("");
    expect(heard).toEqual(["row", "committed"]);
    expect((await rows()).at(-1)).toMatchObject({ writer: restore, n: 1, author: b.id, carried: false });
    expect(await loadHistory(team.worksheetId)).toMatchObject({ lastRestore: restore, marks: [{ kind: "restored" }] });
    await write(a, { scenario: "Since then. " });
    await undoRestore(await as(a), team.worksheetId, restore ?? "");
    expect((await loadDocumentTexts(database(), "worksheet", team.worksheetId)).title).toBe("A title");
    expect(await scenario()).toContain("Since then.");
    expect(await loadHistory(team.worksheetId)).toMatchObject({
      lastRestore: null,
      marks: [{ kind: "restored" }, { kind: "undone" }],
    });
    channel.close();
  });

  it("T13c: the version that is there now changes nothing and stores nothing", async () => {
    const { a, team, as, write, rows } = await teamOfTwo();
    await write(a, { scenario: "All there is." });
    expect(await restoreVersion(await as(a), team.worksheetId, await versionAt(rows, 0))).toEqual({ restore: null });
    expect((await rows()).length).toBe(1);
  });

  it("T13c: two who bring the same version back at once change the text once, and the second hears that it is there already", async () => {
    const { a, b, team, as, write, rows, scenario } = await teamOfTwo();
    await write(a, { scenario: "First words." });
    await write(b, { scenario: "Others." });
    await restoreVersion(await as(a), team.worksheetId, await versionAt(rows, 0));
    const version = await versionAt(rows, 1);
    const wanted = await scenarioAt(rows, 2);
    const done = await Promise.all([a, b].map(async (who) => restoreVersion(await as(who), team.worksheetId, version)));
    expect(done.filter(({ restore }) => restore !== null).length).toBe(1);
    expect(await scenario()).toBe(wanted);
  });

  it("T13c: a restore is undone once, though two press Undo at once; what is undone, or older than another restore, stays as it is", async () => {
    const { a, b, team, as, write, rows, scenario } = await teamOfTwo();
    await write(a, { scenario: "One." });
    await write(b, { scenario: "Two." });
    const both = await scenario();
    const version = await versionAt(rows, 0);
    const first = await restoreVersion(await as(a), team.worksheetId, version);
    const undo = async (who: typeof a, restore: string | null) =>
      code(undoRestore(await as(who), team.worksheetId, restore ?? ""));
    expect((await Promise.all([undo(a, first.restore), undo(b, first.restore)])).sort()).toEqual([
      "done",
      "restore-undone",
    ]);
    expect(await scenario()).toBe(both);
    const second = await restoreVersion(await as(a), team.worksheetId, version);
    await write(b, { scenario: "Three." });
    await restoreVersion(await as(b), team.worksheetId, version);
    const before = (await rows()).length;
    expect([await undo(b, first.restore), await undo(a, second.restore)]).toEqual(["restore-undone", "restore-older"]);
    expect([await scenario(), (await rows()).length]).toEqual(["One.", before]);
  });

  it("T13f, Q1a, Q2c: not by another team, not once closed, not under a hand-in that stands, and not to a version that never was", async () => {
    const { activityId, a, c, team, as, write, rows, handIn } = await teamOfTwo();
    await write(a, { scenario: "First." });
    await write(a, { title: "Second" });
    const version = await versionAt(rows, 0);
    const restore = async (who: typeof a) => code(restoreVersion(await as(who), team.worksheetId, version));
    expect(await restore(c)).toBe("not-found");
    expect(await code(restoreVersion(await as(a), team.worksheetId, { ...version, n: 7 }))).toBe("version-gone");
    expect(await code(undoRestore(await as(a), team.worksheetId, version.writer))).toBe("version-gone");
    await handIn();
    expect([await restore(a), await loadRestoreState(await as(a), team.worksheetId)]).toEqual([
      "restore-handed-in",
      "handed-in",
    ]);
    for (const phase of ["compare", "closed"] as const) {
      await setActivity(activityId, { phase });
      expect([await restore(a), await loadRestoreState(await as(a), team.worksheetId)]).toEqual([
        "restore-closed",
        "closed",
      ]);
    }
    expect((await rows()).length).toBe(2);
  });

  it("T13c, R14: nothing is stored in a document that was replaced", async () => {
    const { a, team, as, write, rows } = await teamOfTwo();
    await write(a, { scenario: "First." });
    await write(a, { title: "Second" });
    const version = await versionAt(rows, 0);
    await pool().query("update documents set closed_at = now() where id = $1", [team.documentId]);
    expect(await code(restoreVersion(await as(a), team.worksheetId, version))).toBe("restore-closed");
    expect((await rows()).length).toBe(2);
  });
});

describe("T13: whose words, and the versions that matter", () => {
  it("T13b: a member has the colour they write with; one who left the team has another, and one who left the class no name", async () => {
    const { activityId, a, b, c, team, write, handIn } = await teamOfTwo();
    await write(a, { scenario: "A." });
    await write(b, { title: "B" });
    await leaveTeam(activityId, a.id);
    await handIn();
    const people = async () => (await loadHistory(team.worksheetId)).people;
    expect(await people()).toEqual([
      { authorIds: [b.id], name: b.name, colourIndex: 1 },
      { authorIds: [a.id], name: a.name, colourIndex: 0 },
    ]);
    await setStudent(a.id, { removedAt: new Date() });
    expect((await people())[1]).toMatchObject({ name: null });
    await setStudent(a.id, { removedAt: new Date(), mergedInto: b.id });
    expect(await people()).toEqual([
      { authorIds: expect.arrayContaining([a.id, b.id]) as string[], name: b.name, colourIndex: 1 },
    ]);
    expect((await loadHistory(team.worksheetId)).marks).toMatchObject([{ kind: "handIn" }]);
    expect(c.id).not.toBe(a.id);
  });

  it("T13d, T8c: who came to the team and who left it, from the journal, in order", async () => {
    const { activityId, a, c, team, write } = await teamOfTwo();
    await write(a, { scenario: "A." });
    const [teacher] = (
      await pool().query<{ class_id: string; teacher_id: string }>(
        "select ct.class_id, ct.teacher_id from class_teachers ct join activities a on a.class_id = ct.class_id where a.id = $1",
        [activityId],
      )
    ).rows;
    const entry = (studentId: string, before: string | null, after: string | null) =>
      pool().query(
        "insert into journal (class_id, activity_id, teacher_id, kind, values, changes) values ($1, $2, $3, 'place', '{}', $4)",
        [
          teacher?.class_id,
          activityId,
          teacher?.teacher_id,
          JSON.stringify([{ key: `member/${activityId}/${studentId}`, before, after }]),
        ],
      );
    await entry(c.id, null, team.id);
    await entry(a.id, team.id, null);
    await leaveTeam(activityId, c.id);
    await joinTeam(activityId, c.id, team.id, 2);
    expect((await loadHistory(team.worksheetId)).marks.map(({ kind, who }) => [kind, who])).toEqual([
      ["joined", c.name],
      ["left", a.name],
    ]);
  });

  it("T13d, T7d: who was moved in before the worksheet was made is no milestone of it, but of the one before", async () => {
    const room = await classWith(["bias", "brittleness", "adversarial"]);
    const before = room.team(2);
    const moveIn = (student: number) =>
      applyFirstOption(room.editor, {
        do: "move",
        studentId: room.student(student),
        destination: { to: "team", teamId: before.id },
      });
    await moveIn(0);
    await applyFirstOption(room.editor, { do: "mode", teamId: before.id, mode: "hallucination" });
    await moveIn(4);
    const sheets = await findWorksheetsOf(database(), [before.id]);
    const made = sheets.find(({ worksheetId }) => worksheetId !== before.worksheetId)?.worksheetId ?? "";
    const joined = async (worksheetId: string) =>
      (await loadHistory(worksheetId)).marks.flatMap(({ kind, who }) => (kind === "joined" ? [who] : []));
    expect(await joined(made)).toEqual([room.students[4]?.name]);
    expect(await joined(before.worksheetId)).toEqual([room.students[0]?.name, room.students[4]?.name]);
  });
});
