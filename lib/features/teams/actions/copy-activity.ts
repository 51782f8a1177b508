"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { onClass } from "@/lib/activity/actions/on-class";
import { copyActivity as copyOne } from "@/lib/features/teams/copy-activity";
import type { ActionResult } from "@/lib/errors/action-result";

const id = z.string().max(100);
const newName = z.object({ name: z.string().max(2000) });

const copy = onClass(newName.extend({ activityId: id, teams: z.boolean() }), (editor, input) => copyOne(editor, input));

export async function copyActivity(...given: Parameters<typeof copy>): Promise<ActionResult<string>> {
  const result = await copy(...given);
  if (result.ok) redirect(`/teacher/activities/${result.value}`);
  return result;
}
