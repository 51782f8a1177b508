"use server";

import * as z from "zod";
import { memberAction } from "@/lib/actions/action";
import { restoreVersion, undoRestore } from "@/lib/classroom/history/history";

const version = z.object({ writer: z.uuid(), n: z.int().min(1) });

/** T13: brings the version back that ends with a row. */
export const restoreVersionAction = memberAction(z.tuple([z.uuid(), version]), (member, [worksheet, row]) =>
  restoreVersion(member, worksheet, row),
);

/** T13: takes the newest restore back. */
export const undoRestoreAction = memberAction(
  z.tuple([z.uuid(), z.object({ restore: z.uuid() })]),
  (member, [worksheet, { restore }]) => undoRestore(member, worksheet, restore),
);
