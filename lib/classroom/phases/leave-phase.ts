import type { Tx } from "@/db/client";
import { setRevealed } from "@/db/queries/classes/activities";
import { endAllFlags } from "@/db/queries/helping/flags";
import { endAllWords } from "@/db/queries/helping/words";
import { countCast } from "@/db/queries/voting/ballots";
import { switchPhaseTime } from "@/lib/classroom/clocks/phase-time";
import { isReveal } from "@/lib/rules/phases/phase-move";
import { phaseTable, type Phase } from "@/lib/rules/phases/phases";

/** Ends what belongs to the old phase and starts what belongs to the new one, for a move and for its undo. */
export async function leavePhase(tx: Tx, activityId: string, from: Phase, to: Phase, now: Date): Promise<void> {
  await endAllFlags(tx, activityId, now);
  await endAllWords(tx, activityId, now);
  await switchPhaseTime(tx, activityId, from, to, now);
  if (!phaseTable[to].results) return;
  const { final } = await countCast(tx, activityId);
  if (isReveal(to, final)) await setRevealed(tx, activityId, now);
}
