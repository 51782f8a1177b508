"use server";

import * as z from "zod";
import { memberAction } from "@/lib/activity/actions/action";
import { restoreVersion, undoRestore } from "@/lib/features/cases/history/history";

const version = z.object({ writer: z.uuid(), n: z.int().min(1) });

/** Restores the version that ends with the given row (T13). */
export const restoreVersionAction = memberAction(z.tuple([z.uuid(), version]), (member, [worksheet, row]) =>
  restoreVersion(member, worksheet, row),
);

/** Undoes the newest restore (T13). */
export const undoRestoreAction = memberAction(
  z.tuple([z.uuid(), z.object({ restore: z.uuid() })]),
  (member, [worksheet, { restore }]) => undoRestore(member, worksheet, restore),
);
