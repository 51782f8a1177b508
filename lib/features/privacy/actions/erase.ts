"use server";

import * as z from "zod";
import { classAction } from "@/lib/activity/actions/action";
import { eraseStudent } from "@/lib/features/privacy/erase";

/** Returns the report (Q31). The calling page is gone with the student, so it is not rendered again. */
export const eraseStudentAction = classAction(
  z.object({ studentId: z.string().max(100), name: z.string().max(2000) }),
  (editor, input) => eraseStudent(editor, input),
);
