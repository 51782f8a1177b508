/** Lets students go on alone, as homework (T18, Q30). Their phases are in own-way.ts. */
import { transaction } from "@/db/client";
import { changePhase, setActivityPace } from "@/lib/features/people/classes/queries/activities";
import { lockActivity, raiseAccessVersion } from "@/lib/activity/queries/activity";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { recordInJournal } from "@/lib/activity/journal/record";
import { asPaced, type PacedPhase } from "@/lib/activity/rules/own-phase";
import { closesBefore } from "@/lib/activity/rules/phase-move";
import { phaseTable } from "@/lib/activity/rules/phases";
import { invalidate, publish } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { matchWaitingTeams } from "@/lib/features/teams/matches/self-paced";
import { leavePhase } from "./leave-phase";

export interface Pacing {
  /** The last phase to which students go on alone. */
  upTo: PacedPhase;
  dueAt: Date | null;
  /** When the results open by themselves; null for when the teacher opens them. */
  resultsAt: Date | null;
}

/**
 * Lets each student go on alone, from the class's phase up to `upTo`; null lets the class go on together, in its phase (Q30).
 * @throws AppError `pace-late` once the results are open, `pace-order` when they would open before the cases are due
 */
export async function setPace(editor: ActivityEditor, pacing: Pacing | null, now = currentTime()): Promise<void> {
  const activityId = editor.activity.id;
  const topics = await transaction(async (tx): Promise<Topic[]> => {
    const activity = await lockActivity(tx, activityId);
    const { phase, pacedFrom, dueAt, comparedAt } = activity;
    if (phaseTable[phase].results) throw new AppError("pace-late");
    if (pacing === null) {
      await recordInJournal(tx, editor, { kind: "pace-off" }, async () => {
        await setActivityPace(tx, activityId, { selfPaced: false, pacedFrom, dueAt, resultsAt: null });
        if (closesBefore(phase) && comparedAt === null) await changePhase(tx, activityId, { phase, comparedAt: now });
      });
      await raiseAccessVersion(tx, activityId);
      return [];
    }
    const { upTo, ...times } = pacing;
    if (times.resultsAt !== null && times.dueAt !== null && times.resultsAt < times.dueAt)
      throw new AppError("pace-order");
    return recordInJournal(tx, editor, { kind: "pace", values: { phase: upTo } }, async () => {
      await setActivityPace(tx, activityId, { selfPaced: true, pacedFrom: pacedFrom ?? asPaced(phase), ...times });
      if (phase !== upTo) {
        await changePhase(tx, activityId, { phase: upTo });
        await leavePhase(tx, activityId, phase, upTo, now);
      }
      await raiseAccessVersion(tx, activityId);
      return matchWaitingTeams(tx, activity, now);
    });
  });
  publish({ kind: "access", activityId });
  invalidate(activityId, ...new Set<Topic>(["phase", ...topics]));
}
