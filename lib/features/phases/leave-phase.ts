import type { Tx } from "@/db/client";
import { setRevealed } from "@/lib/features/people/classes/queries/activities";
import { endAllFlags } from "@/lib/features/hour/helping/queries/flags";
import { endAllMessages } from "@/lib/features/hour/helping/queries/messages";
import { countCast } from "@/lib/features/votes/voting/queries/ballots";
import { switchPhaseTime } from "@/lib/features/hour/clocks/phase-time";
import { isReveal } from "@/lib/activity/rules/phase-move";
import { phaseTable, type Phase } from "@/lib/activity/rules/phases";

/** Ends what belongs to the old phase and starts what belongs to the new one, for a move and for its undo. */
export async function leavePhase(tx: Tx, activityId: string, from: Phase, to: Phase, now: Date): Promise<void> {
  await endAllFlags(tx, activityId, now);
  await endAllMessages(tx, activityId, now);
  await switchPhaseTime(tx, activityId, from, to, now);
  if (!phaseTable[to].results) return;
  const { final } = await countCast(tx, activityId);
  if (isReveal(to, final)) await setRevealed(tx, activityId, now);
}
