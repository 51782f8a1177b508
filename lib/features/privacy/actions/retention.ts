"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { classAction } from "@/lib/activity/actions/action";
import { setRetention } from "@/lib/features/privacy/retention";
import { retentionMonths } from "@/lib/features/privacy/rules/retention";

const months = z.union(retentionMonths.map((each) => z.literal(each))).nullable();

export const setRetentionAction = classAction(
  z.object({ namesMonths: months, workMonths: months }),
  async (editor, input) => {
    await setRetention(editor, input);
    revalidatePath(`/teacher/classes/${editor.classId}`);
  },
);
