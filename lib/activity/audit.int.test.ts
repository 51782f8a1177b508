/** The people whom the lines of the audit log are about (Q34). */
import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { findEntries, listEntries } from "@/lib/activity/queries/journal";
import { storeThrottle } from "@/lib/auth/queries/throttles";
import { withDatabase } from "@/db/testing/database";
import { makeBallot, makeCoTeacher, makeTeacher } from "@/db/testing/factories";
import { authoriseClassEditor } from "./authorise";
import { pinThrottle } from "@/lib/auth/throttle";
import { inviteIntoClass } from "@/lib/features/people/classes/class-invitations";
import { addTeacher, removeTeacher, setTeacherRight } from "@/lib/features/people/classes/class-teachers";
import { setSection } from "@/lib/features/arranging/students/roster";
import { clearMisses, renameStudent, resetPin } from "@/lib/features/people/classes/students";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { giveExtraTime } from "@/lib/features/hour/clocks/clocks";
import { markAbsent } from "@/lib/features/teams/attendance";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { undo } from "@/lib/features/undo/journal";
import { eraseStudent } from "@/lib/features/privacy/erase";
import { reviewed } from "@/lib/features/cases/reviewing/testing/reviewed-class";
import { chooseMark, giveMark, release } from "@/lib/features/cases/reviewing/reviews";
import { joinByInvitation } from "@/lib/features/people/signing-in/invitations";
import { hideReason } from "@/lib/features/screens/projector/hide-reason";
import { auditedKinds, type AuditedKind } from "@/lib/activity/rules/audit";
import { formerMemberId } from "./rules/former-member";
import en from "@/messages/en.json";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

type TeacherRow = Awaited<ReturnType<typeof makeTeacher>>;
const viewerOf = ({ id, name, email }: TeacherRow) => ({
  as: "teacher" as const,
  teacherId: id,
  sessionId: "s",
  name,
  email,
});

/** Amara has handed in for her team, in which Ben was absent; he has given a reason. */
async function makeRoom() {
  const room = await reviewed({ absent: true });
  const { activityId, ben } = room;
  await makeBallot({ activityId, studentId: ben.id, kind: "final", choice: "bias", reason: "It is everywhere." });
  return { ...room, inClass: await authoriseClassEditor(viewerOf(room.teacher), room.class.id) };
}
type Room = Awaited<ReturnType<typeof makeRoom>>;

interface Line {
  act: string;
  student: string | null;
  detail: string;
}
/** Runs the act, and returns what its line must say. */
type Act = (room: Room) => Promise<Omit<Line, "act">>;

const ofBen =
  (act: (room: Room, studentId: string) => Promise<unknown>): Act =>
  async (room) => {
    await act(room, room.ben.id);
    return { student: room.ben.id, detail: "" };
  };

const ofBensMark =
  (act: (room: Room, mark: { submissionId: string; studentId: string; criterion: string }) => Promise<unknown>): Act =>
  async (room) => {
    await act(room, { submissionId: room.submissionId, studentId: room.ben.id, criterion: "harm" });
    return { student: room.ben.id, detail: String(room.team.number) };
  };

const ofCase =
  (...released: boolean[]): Act =>
  async ({ editor, submissionId, team }) => {
    for (const on of released) await release(editor, { submissionIds: [submissionId], released: on });
    return { student: null, detail: `team ${team.number}` };
  };

const ofTeacher =
  (act: (room: Room) => Promise<string>): Act =>
  async (room) => ({ student: null, detail: await act(room) });

/** null: the act is about many students at once, or about the class. */
const acts: Record<AuditedKind, Act | null> = {
  "rename-student": ofBen(({ inClass }, studentId) => renameStudent(inClass, { studentId, name: "Benno" })),
  section: ofBen(({ inClass }, studentId) => setSection(inClass, { studentId, section: "B" })),
  "extra-time": ofBen(({ inClass }, studentId) => giveExtraTime(inClass, { studentId, percent: 150 })),
  absent: ofBen(async ({ editor }, studentId) => {
    for (const absent of [false, true]) await markAbsent(editor, { studentId, absent });
  }),
  present: ofBen(({ editor }, studentId) => markAbsent(editor, { studentId, absent: false })),
  pin: ofBen(({ inClass }, studentId) => resetPin(inClass, studentId)),
  "clear-misses": ofBen(async ({ inClass }, studentId) => {
    await storeThrottle(database(), pinThrottle(studentId), { count: 7, at: new Date() }, new Date());
    await clearMisses(inClass, studentId);
  }),
  "merge-students": ofBen(({ inClass, chidi }, studentId) =>
    mergeStudents(inClass, { studentId, intoId: chidi.id, samePerson: true }),
  ),
  remove: ofBen(({ inClass }, studentId) => removeStudent(inClass, studentId)),
  erase: async ({ inClass, ben }) => {
    await eraseStudent(inClass, { studentId: ben.id, name: ben.name });
    return { student: formerMemberId, detail: "" };
  },
  "reason-hide": ofBen(({ editor }, studentId) => hideReason(editor, { studentId, hidden: true })),
  "reason-show": ofBen(async ({ editor }, studentId) => {
    for (const hidden of [true, false]) await hideReason(editor, { studentId, hidden });
  }),
  mark: ofBensMark(({ editor }, mark) => giveMark(editor, { ...mark, level: 2 })),
  "mark-choice": ofBensMark(async ({ editor, addTeacher: addColleague }, mark) => {
    await giveMark(editor, { ...mark, level: 2 });
    await giveMark(await addColleague(), { ...mark, level: 3 });
    await chooseMark(editor, { ...mark, level: 3 });
  }),
  release: ofCase(true),
  unrelease: ofCase(true, false),
  "teacher-add": ofTeacher(async ({ inClass }) => {
    const { email, name } = await makeTeacher();
    await addTeacher(inClass, { email, may: "read" });
    return `${name}: read`;
  }),
  "teacher-right": ofTeacher(async ({ inClass }) => {
    const { id, name } = await makeCoTeacher(inClass.classId);
    await setTeacherRight(inClass, { teacherId: id, may: "read" });
    return `${name}: read`;
  }),
  "teacher-remove": ofTeacher(async ({ inClass }) => {
    const { id, name } = await makeCoTeacher(inClass.classId);
    await removeTeacher(inClass, { teacherId: id });
    return name;
  }),
  "teacher-join": ofTeacher(async ({ inClass }) => {
    const colleague = await makeTeacher();
    await joinByInvitation(viewerOf(colleague), await inviteIntoClass(inClass, { may: "read" }));
    return `${colleague.name}: read`;
  }),
  names: null,
  roster: null,
  "remove-several": null,
  "remove-new": null,
  "marks-sent": null,
  "import-activity": null,
  "teacher-invite": null,
  "teacher-invite-end": null,
  "activity-archive": null,
  "activity-delete": null,
  "activity-back": null,
  "class-archive": null,
  "class-delete": null,
  "class-back": null,
};

/** The lines of one kind, of its undo and of its redo, the oldest first. */
async function linesOf({ class: { id } }: Room, kind: string): Promise<Line[]> {
  const { rows } = await pool().query<Line>(
    "select act, student_id as student, detail from audit where class_id = $1 and act in ($2, $3, $4) order by n",
    [id, kind, `undo ${kind}`, `redo ${kind}`],
  );
  return rows;
}

async function undoNewest({ class: { id }, activityId, editor }: Room): Promise<void> {
  const [newest] = await listEntries(database(), { classId: id, activityId }, 1);
  expect(await undo(editor, newest?.id ?? "")).toEqual({ done: true });
}

describe("whom a line of the audit log is about", () => {
  it("Q34d: each kind that is about one student, one case or one teacher names them, when it is done, undone and done again", async () => {
    for (const [kind, act] of Object.entries(acts)) {
      if (act === null) continue;
      const room = await makeRoom();
      const about = await act(room);
      const [newest] = await listEntries(database(), { classId: room.class.id, activityId: room.activityId }, 1);
      const [entry] = await findEntries(database(), [newest?.id ?? ""]);
      const told = (await linesOf(room, kind)).slice(-1);
      expect([entry?.kind, told]).toEqual([kind, [{ act: kind, ...about }]]);
      if (entry?.changes.length === 0) continue; // It cannot be undone.
      for (const again of ["undo", "redo"]) {
        await undoNewest(room);
        expect((await linesOf(room, kind)).slice(-1)).toEqual([{ act: `${again} ${kind}`, ...about }]);
      }
    }
  });

  it("Q34d: of marks that are one entry, a team's and one of a student's own, Undo is a line for each", async () => {
    const room = await makeRoom();
    await room.mark(3);
    await room.mark(2, "harm", room.ben.id);
    const detail = String(room.team.number);
    const both = (act: string) => [null, room.ben.id].map((student) => ({ act, student, detail }));
    for (const act of ["mark", "undo mark", "redo mark"]) {
      if (act !== "mark") await undoNewest(room);
      const lines = (await linesOf(room, "mark")).filter((line) => line.act === act);
      expect(lines).toHaveLength(2);
      expect(lines).toEqual(expect.arrayContaining(both(act)));
    }
  });

  it("Q34d: each kind whose sentence in the journal names a student is in the audit log, but for what a lesson does for an hour", () => {
    const named = Object.entries(en.journal.did).flatMap(([kind, sentence]) =>
      /\{(student|into)\}/.test(sentence) ? [kind] : [],
    );
    const audited: readonly string[] = auditedKinds;
    expect(named.filter((kind) => !audited.includes(kind)).sort()).toEqual([
      "flag-answer",
      "flag-away",
      "flag-coming",
      "move",
      "place",
      "word",
    ]);
  });
});
