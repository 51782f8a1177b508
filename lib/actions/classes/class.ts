"use server";
import * as z from "zod";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireClassSteering } from "@/lib/auth/require";
import type { ClassSteering } from "@/lib/auth/standing";
import { createActivity, renameActivity as renameOne } from "@/lib/classroom/classes/activities";
import * as classes from "@/lib/classroom/classes/classes";
import { mergeStudents as mergeTwo } from "@/lib/classroom/joining/merging";
import * as students from "@/lib/classroom/classes/students";

const id = z.string().max(100);
const ofClass = z.object({ classId: id });
const newName = z.string().max(2000);
const ofStudent = z.object({ classId: id, studentId: id });

/** Parses, authorises the teacher for the class, runs, and revalidates the class's pages. */
async function runClassAction<S extends z.ZodType<{ classId: string }>, T>(
  schema: S,
  input: unknown,
  run: (steering: ClassSteering, parsed: z.output<S>) => Promise<T>,
): Promise<ActionResult<T>> {
  return runAction(schema, input, async (parsed) => {
    const steering = await requireClassSteering(parsed.classId);
    const value = await run(steering, parsed);
    revalidatePath(`/teacher/classes/${steering.classId}`);
    return value;
  });
}

export async function replaceCode(input: unknown): Promise<ActionResult<string>> {
  return runClassAction(ofClass, input, classes.replaceCode);
}

export async function setJoining(input: unknown): Promise<ActionResult<void>> {
  return runClassAction(z.object({ classId: id, open: z.boolean() }), input, (steering, { open }) =>
    classes.setJoining(steering, open),
  );
}

export async function addNames(input: unknown): Promise<ActionResult<students.RosterResult>> {
  return runClassAction(z.object({ classId: id, names: z.string().max(100_000) }), input, (steering, { names }) =>
    students.addRosterNames(steering, names),
  );
}

/** Returns the one-time PIN. */
export async function resetPin(input: unknown): Promise<ActionResult<string>> {
  return runClassAction(ofStudent, input, (steering, { studentId }) => students.resetPin(steering, studentId));
}

export async function clearMisses(input: unknown): Promise<ActionResult<void>> {
  return runClassAction(ofStudent, input, (steering, { studentId }) => students.clearMisses(steering, studentId));
}

export async function removeStudent(input: unknown): Promise<ActionResult<void>> {
  return runClassAction(ofStudent, input, (steering, { studentId }) => students.removeStudent(steering, studentId));
}

/** Returns the name as stored. */
export async function renameStudent(input: unknown): Promise<ActionResult<string>> {
  return runClassAction(ofStudent.extend({ name: newName }), input, students.renameStudent);
}

/** T15: one student who joined twice. */
export async function mergeStudents(input: unknown): Promise<ActionResult<void>> {
  return runClassAction(
    ofStudent.extend({ intoId: id.min(1, "merge-choose"), samePerson: z.boolean() }),
    input,
    mergeTwo,
  );
}

/** Returns the name as stored. */
export async function renameClass(input: unknown): Promise<ActionResult<string>> {
  return runClassAction(ofClass.extend({ name: newName }), input, classes.renameClass);
}

/** Returns the name as stored. */
export async function renameActivity(input: unknown): Promise<ActionResult<string>> {
  return runClassAction(ofClass.extend({ activityId: id, name: newName }), input, renameOne);
}

export async function newActivity(input: unknown): Promise<ActionResult<string>> {
  const result = await runClassAction(ofClass.extend({ name: newName }), input, createActivity);
  if (result.ok) redirect(`/teacher/activities/${result.value}`);
  return result;
}
