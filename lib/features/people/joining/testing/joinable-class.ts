import { makeClass, makeTeacher } from "@/db/testing/factories";
import type { ClassEditor } from "@/lib/activity/authorise";
import { joinClass } from "@/lib/features/people/joining/joining";

/** A class of Ms. Okafor's with nobody in it yet, and how to join it. */
export async function makeJoinableClass() {
  const teacher = await makeTeacher({ name: "Ms. Okafor" });
  const made = await makeClass({ teacherIds: [teacher.id] });
  const editor: ClassEditor = {
    teacherId: teacher.id,
    classId: made.id,
    name: teacher.name,
    role: { as: "teacher", may: "steer" },
  };
  const join = (name: string, pin: string, newPin?: string) => joinClass({ code: made.code, name, pin, newPin });
  return { classId: made.id, code: made.code, editor, join };
}
