"use server";

import * as z from "zod";
import { onClass } from "@/lib/activity/actions/on-class";
import { mergeStudents as mergeTwo } from "@/lib/features/arranging/students/merging";
import { removeStudent as removeOne } from "@/lib/features/arranging/students/removing";

const id = z.string().max(100);
const ofStudent = z.object({ studentId: id });

export const removeStudent = onClass(ofStudent, (editor, { studentId }) => removeOne(editor, studentId));
/** Merges a student who joined twice (T15). */
export const mergeStudents = onClass(
  ofStudent.extend({ intoId: id.min(1, "merge-choose"), samePerson: z.boolean() }),
  (editor, input) => mergeTwo(editor, input),
);
