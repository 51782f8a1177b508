"use server";

import * as z from "zod";
import { onClass } from "@/lib/activity/actions/on-class";
import { mergeStudents as mergeTwo } from "@/lib/features/arranging/students/merging";
import { removeChosen } from "@/lib/features/arranging/students/removing";
import { maxStudents } from "@/lib/features/people/joining/joining";

const id = z.string().max(100);
const ofStudent = z.object({ studentId: id });

const chosen = z.object({ studentIds: z.array(id).min(1).max(maxStudents) });

/** Removes students from the class, and returns how many. */
export const removeStudents = onClass(chosen, (editor, { studentIds }) => removeChosen(editor, studentIds));
/** Merges a student who joined twice (T15). */
export const mergeStudents = onClass(
  ofStudent.extend({ intoId: id.min(1, "merge-choose"), samePerson: z.boolean() }),
  (editor, input) => mergeTwo(editor, input),
);
