import type { Tx } from "@/db/client";
import { endAllFlags } from "@/db/queries/helping/flags";
import { switchPhaseTime } from "@/lib/classroom/clocks/phase-time";
import type { Phase } from "@/lib/rules/phases/phases";

/** What ends and begins whenever a class goes from one phase to another, by a move or its undo. */
export async function leavePhase(tx: Tx, activityId: string, from: Phase, to: Phase, now: Date): Promise<void> {
  await endAllFlags(tx, activityId, now);
  await switchPhaseTime(tx, activityId, from, to, now);
}
