import { setActivity } from "@/db/testing/change-rows";
import { makeClassroom, makeSession } from "@/db/testing/factories";
import { authoriseMember, authoriseActivityEditor, type Member } from "@/lib/activity/authorise";
import type { Phase } from "@/lib/activity/rules/phases";

export async function classIn(phase: Phase, students = 1) {
  const made = await makeClassroom({ phase, students });
  const session = await makeSession({ teacherId: made.teacher.id });
  return {
    ...made,
    activityId: made.activity.id,
    /** The student as a member, with the activity's present phase. */
    member: (place = 0) => asMember(made.students[place], made.activity.id),
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
    move: (to: Phase, more: { comparedAt?: Date; revealedAt?: Date } = {}) =>
      setActivity(made.activity.id, { phase: to, ...more }),
  };
}

async function asMember(
  student: { id: string; classId: string; name: string } | undefined,
  activityId: string,
): Promise<Member> {
  if (student === undefined) throw new Error("no such student was made");
  const session = await makeSession({ studentId: student.id });
  return authoriseMember(
    { as: "student", studentId: student.id, classId: student.classId, sessionId: session.id, name: student.name },
    activityId,
  );
}

export const before = (choice: string, reason = "") => ({ kind: "before" as const, choice, reason });
export const final = (choice: string, reason = "") => ({ kind: "final" as const, choice, reason });
