"use server";

import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireMember } from "@/lib/auth/require";
import { restoreVersion, undoRestore } from "@/lib/classroom/history/history";

const version = z.object({ worksheet: z.uuid(), writer: z.uuid(), n: z.int().min(1) });
const restored = z.object({ worksheet: z.uuid(), restore: z.uuid() });
type Restored = ActionResult<{ restore: string | null }>;

const withWorksheet = (worksheet: unknown, input: unknown) =>
  typeof input === "object" ? { ...input, worksheet } : input;

export async function restoreVersionAction(activityId: unknown, worksheet: unknown, input: unknown): Promise<Restored> {
  const member = await requireMember(activityId);
  return runAction(version, withWorksheet(worksheet, input), (parsed) =>
    restoreVersion(member, parsed.worksheet, parsed),
  );
}

export async function undoRestoreAction(activityId: unknown, worksheet: unknown, input: unknown): Promise<Restored> {
  const member = await requireMember(activityId);
  return runAction(restored, withWorksheet(worksheet, input), (parsed) =>
    undoRestore(member, parsed.worksheet, parsed.restore),
  );
}
