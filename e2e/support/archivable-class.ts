/** A class in the middle of its lesson, to be archived and deleted in tests. */
import { pool } from "@/db/client";
import { makeMidLessonClassroom } from "./mid-lesson-class";
import { findDocumentAccess } from "@/lib/sync/document-access";
import type { ClassEditor } from "@/lib/activity/authorise";
import { listClasses } from "@/lib/features/people/classes/classes";
import { joinClass } from "@/lib/features/people/joining/joining";

export const dayMs = 86_400_000;

export async function makeArchivableClass() {
  const classroom = await makeMidLessonClassroom("vote");
  const { id, code } = classroom.class;
  const editor: ClassEditor = {
    teacherId: classroom.teacher.id,
    classId: id,
    name: classroom.teacher.name,
    role: { as: "teacher", may: "steer" },
  };
  const viewer = { as: "teacher", teacherId: editor.teacherId, name: editor.name } as Parameters<typeof listClasses>[0];
  const join = () => joinClass({ code, name: "Someone New", pin: "4821" });
  const isListed = async () => (await listClasses(viewer)).length > 0;
  const sessions = async () =>
    Number(
      (
        await pool().query<{ n: string }>(
          "select count(*) as n from sessions s join students t on t.id = s.student_id where t.class_id = $1",
          [id],
        )
      ).rows[0]?.n,
    );
  const [student, team] = [classroom.students[0], classroom.teams[0]];
  if (student === undefined || team === undefined) throw new Error("a team with a student was asked for");
  const asStudent = { as: "student", studentId: student.id, classId: id, sessionId: "s", name: student.name } as const;
  /** What a member may do with the team's worksheet, and the access version that open sockets compare. */
  const access = async () => {
    const found = await findDocumentAccess(asStudent, "worksheet", team.worksheetId);
    return [found?.access, found?.accessVersion] as const;
  };
  return { ...classroom, editor, viewer, join, isListed, sessions, asStudent, access };
}
