import { worksheetTexts } from "@/lib/sync/format/fields";
import { randomUUID } from "node:crypto";
import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { addUpdate, setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeMatch, makeSession, makeTeam, type MadeTeam } from "@/db/testing/factories";
import { authoriseMember, authoriseActivityEditor } from "@/lib/activity/authorise";
import type { Phase } from "@/lib/activity/rules/phases";
import { includeInCasebook, loadCasebook, loadTeacherCasebook, includeNotesInCasebook } from "./casebook";
import { writeComment } from "@/lib/features/cases/reviewing/comments";
import { giveMark, release } from "@/lib/features/cases/reviewing/reviews";
import { handIn, takeBack } from "@/lib/features/cases/writing/submissions";

withDatabase();

async function classWith(phase: Phase) {
  const made = await makeClassroom({ phase, students: 4 });
  const [a, b, c, d] = made.students.map((student) => student.id);
  const first = await makeTeam({
    activityId: made.activity.id,
    number: 1,
    mode: "bias",
    memberIds: [a ?? "", b ?? ""],
  });
  const second = await makeTeam({
    activityId: made.activity.id,
    number: 2,
    mode: "brittleness",
    memberIds: [c ?? "", d ?? ""],
  });
  const match = await makeMatch({ activityId: made.activity.id, teamIds: [first.id, second.id] });
  const session = await makeSession({ teacherId: made.teacher.id });
  return {
    first,
    second,
    match,
    names: made.students.map((student) => student.name),
    activityId: made.activity.id,
    move: (to: Phase) => setActivity(made.activity.id, { phase: to }),
    editor: () =>
      authoriseActivityEditor(
        {
          as: "teacher",
          teacherId: made.teacher.id,
          sessionId: session.id,
          name: made.teacher.name,
          email: made.teacher.email,
        },
        made.activity.id,
      ),
    member: async (place: number) => {
      const student = made.students[place];
      if (student === undefined) throw new Error("no such student was made");
      const own = await makeSession({ studentId: student.id });
      return authoriseMember(
        { as: "student", studentId: student.id, classId: student.classId, sessionId: own.id, name: student.name },
        made.activity.id,
      );
    },
  };
}

async function write(documentId: string, texts: Record<string, string>) {
  const doc = new Y.Doc();
  for (const [field, text] of Object.entries(texts)) doc.getText(field).insert(0, text);
  await addUpdate(documentId, Y.encodeStateAsUpdate(doc));
}

const whole = { title: "A loan for a food truck", scenario: "s", harmed: "h", prevention: "p", response: "r" };
const writeWhole = (team: MadeTeam) => write(team.documentId, whole);

describe("S7, Q3: the casebook", () => {
  it("S7b, Q3c: holds the latest submissions, by mode, with the names at the hand-in, and nothing that was not handed in", async () => {
    const room = await classWith("write");
    await writeWhole(room.first);
    await handIn(await room.member(0), { incomplete: false });
    await write(room.second.documentId, { title: "Still secret" });
    await room.move("results");
    const { cases } = await loadCasebook(await room.member(3));
    expect(cases).toMatchObject([
      {
        number: 1,
        mode: "bias",
        names: room.names.slice(0, 2),
        handedIn: true,
        notes: [],
        texts: { title: "A loan for a food truck" },
      },
    ]);
  });

  it("S7b, Q3c, Q12c: what is sent of a case is its texts, its mode, its team and who handed it in: no mark, no comment, and nobody else's name", async () => {
    const room = await classWith("write");
    await writeWhole(room.first);
    const handed = await handIn(await room.member(0), { incomplete: false });
    const submissionId = handed.done ? handed.submissionId : "";
    await room.move("results");
    const editor = await room.editor();
    await giveMark(editor, { submissionId, studentId: null, criterion: "harm", level: 4 });
    await writeComment(editor, submissionId, {
      id: randomUUID(),
      field: "harmed",
      passage: null,
      text: "A remark for the team",
      seen: null,
    });
    await release(editor, { submissionIds: [submissionId], released: true });
    const { cases } = await loadCasebook(await room.member(3));
    expect(cases).toEqual([
      {
        teamId: room.first.id,
        number: 1,
        mode: "bias",
        names: room.names.slice(0, 2),
        texts: worksheetTexts(whole),
        handedIn: true,
        notes: [],
      },
    ]);
  });

  it("S7b, Q3c: does not hold what was taken back", async () => {
    const room = await classWith("write");
    await writeWhole(room.first);
    await handIn(await room.member(0), { incomplete: false });
    await takeBack(await room.member(1));
    await room.move("results");
    expect((await loadCasebook(await room.member(0))).cases).toEqual([]);
  });

  it("S7b, Q3d: holds a team that never handed in, as it stands, when the teacher puts it in; and not any more when taken out", async () => {
    const room = await classWith("results");
    await write(room.second.documentId, { title: "Half a case" });
    const teacher = await room.editor();
    expect((await loadTeacherCasebook(teacher)).missing.map((team) => team.number)).toEqual([1, 2]);
    await includeInCasebook(teacher, { teamId: room.second.id, included: true });
    expect((await loadCasebook(await room.member(0))).cases).toMatchObject([
      { number: 2, handedIn: false, texts: { title: "Half a case" } },
    ]);
    await includeInCasebook(teacher, { teamId: room.second.id, included: false });
    expect((await loadCasebook(await room.member(0))).cases).toEqual([]);
  });

  it("S7b, Q3d: the teacher of another class cannot put a team in", async () => {
    const [mine, other] = [await classWith("results"), await classWith("results")];
    await expect(
      includeInCasebook(await mine.editor(), { teamId: other.first.id, included: true }),
    ).rejects.toMatchObject({ code: "no-team" });
  });

  it("S7b, Q3e: holds the notes of the match only when that is switched on", async () => {
    const room = await classWith("write");
    for (const team of [room.first, room.second]) await writeWhole(team);
    await handIn(await room.member(0), { incomplete: false });
    await handIn(await room.member(2), { incomplete: false });
    await write(room.match.documentId, { alike: "both harm people who did not choose the tool" });
    await room.move("results");
    expect(JSON.stringify(await loadCasebook(await room.member(0)))).not.toContain("did not choose");
    await includeNotesInCasebook(await room.editor(), true);
    const { cases } = await loadCasebook(await room.member(0));
    expect(cases.map((one) => one.notes[0]?.beside[0]?.number)).toEqual([1, 2]);
    expect(cases[0]?.notes[0]?.texts.alike).toContain("did not choose");
  });

  it.each<Phase>(["setup", "learn", "write", "compare", "vote"])("Q1a: is closed to students in %s", async (phase) => {
    const room = await classWith(phase);
    await expect(loadCasebook(await room.member(0))).rejects.toMatchObject({ code: "results-not-shown" });
  });
});
