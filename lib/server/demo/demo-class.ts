/** Makes the demo's class and moves it through the phases, by the use cases that a teacher's clicks run. */
import { randomBytes } from "node:crypto";
import { database } from "@/db/client";
import { findStudentByName } from "@/lib/features/people/classes/queries/students";
import { insertTeacher } from "@/lib/features/people/signing-in/queries/teachers";
import { hashSecret } from "@/lib/auth/hashing";
import { authoriseActivityEditor, authoriseClassEditor } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { createClass, loadClass } from "@/lib/features/people/classes/classes";
import { movePhase } from "@/lib/features/phases/phases";
import { addRosterNames } from "@/lib/features/people/classes/students";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import { type Phase, phaseTable } from "@/lib/activity/rules/phases";

export interface DemoClass {
  teacher: Viewer & { as: "teacher" };
  classId: string;
  activityId: string;
  code: string;
}

export async function makeDemoClass(): Promise<DemoClass> {
  const given = {
    email: "demo@example.org",
    name: "Ms. Okafor",
    passwordHash: await hashSecret(randomBytes(16).toString("hex")),
  }; // nobody signs in with a password
  const teacherId = await insertTeacher(database(), { ...given, ownerSince: new Date() });
  if (teacherId === null) throw new Error("a new database has a teacher");
  const teacher = { as: "teacher", teacherId, sessionId: "", name: given.name, email: given.email } as const;
  const { classId, activityId } = await createClass(teacher, "Demo class");
  return { teacher, classId, activityId, code: (await loadClass(classId)).code };
}

export async function moveDemoClass({ teacher, activityId }: DemoClass, to: Phase): Promise<void> {
  const editor = await authoriseActivityEditor(teacher, activityId);
  const { needs } = phaseTable[to];
  const make = { teams: needs === "teams", matches: needs === "matches" ? "exemplar" : "none" } as const;
  await movePhase(editor, { to, expected: editor.activity.phase, make });
}

/** Adds a name to the roster that has not joined yet. Returns the student's id. */
export async function expectStudent({ teacher, classId }: DemoClass, name: string): Promise<string> {
  await addRosterNames(await authoriseClassEditor(teacher, classId), name);
  return studentNamed(classId, name);
}

export async function studentNamed(classId: string, name: string): Promise<string> {
  const found = await findStudentByName(database(), classId, nameKey(name));
  if (found === null) throw new Error(`${name} is not in the class`);
  return found.id;
}
