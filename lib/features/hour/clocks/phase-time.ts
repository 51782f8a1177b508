/** The time of each phase, when an action or an undo moves the class or pauses it (Q23). The caller has locked the activity. */
import type { Tx } from "@/db/client";
import { shiftPresenting } from "@/lib/features/cases/comparing/queries/comparing";
import { findClock, replaceTeamMinutes, setLimit, setPause, setPhaseTime, type PhaseClock } from "./queries/clocks";
import { findActivity, type ActivityRow } from "@/lib/activity/queries/activity";
import { findPlan } from "@/lib/content/lesson";
import { countFrom, presetClock, stopCounting, type ClockLimit } from "@/lib/activity/rules/clock";
import { resumesAt, type Pause } from "@/lib/activity/rules/pause";
import type { Phase } from "@/lib/activity/rules/phases";

/** After a move: stops the time of the phase that the class left, and starts that of the new phase. */
export async function switchPhaseTime(tx: Tx, activityId: string, from: Phase, to: Phase, now: Date): Promise<void> {
  const activity = await findActivity(tx, activityId);
  const ms = now.getTime();
  const [left, entered] = [await findClock(tx, activityId, from), await findClock(tx, activityId, to)];
  await setPhaseTime(tx, activityId, from, stopCounting(left.time, ms));
  await setPhaseTime(tx, activityId, to, countFrom(entered.time, resumesAt(activity?.pause ?? null, ms), ms));
}

/** Stores a pause. Clocks stop until it ends, those of presentations too (Q16); without a pause they run. */
export async function changePause(tx: Tx, activityId: string, pause: Pause | null, now: Date): Promise<void> {
  const activity = await findActivity(tx, activityId);
  if (activity === null) return;
  const ms = now.getTime();
  const { time } = await findClock(tx, activityId, activity.phase);
  const countsFrom = resumesAt(pause, ms);
  await setPause(tx, activityId, pause);
  await setPhaseTime(tx, activityId, activity.phase, countFrom(time, countsFrom, ms));
  await shiftPresenting(tx, activityId, countsFrom - resumesAt(activity.pause, ms));
}

/** The clock of the class's phase. Starts its time if it does not count yet, as in an activity that has not moved since clocks exist. */
export async function currentClock(
  tx: Tx,
  { id, phase, pause }: Pick<ActivityRow, "id" | "phase" | "pause">,
  now: Date,
): Promise<PhaseClock> {
  const clock = await findClock(tx, id, phase);
  if (clock.time.countsFrom !== null) return clock;
  const time = countFrom(clock.time, resumesAt(pause, now.getTime()), now.getTime());
  await setPhaseTime(tx, id, phase, time);
  return { ...clock, time };
}

/** Replaces the phase's clock; null removes it. Beside it teams have only the minutes in `own`. */
export async function replaceClock(
  tx: Tx,
  activityId: string,
  phase: Phase,
  limit: ClockLimit | null,
  own: readonly { teamId: string; ms: number }[] = [],
): Promise<void> {
  await setLimit(tx, activityId, phase, limit);
  await replaceTeamMinutes(tx, activityId, phase, own);
}

/** Presets the phase's clock from the plan. A clock that it has stays, unless it is still what the former plan preset. */
export async function presetPhase(
  tx: Tx,
  { lesson, plan, ...activity }: Pick<ActivityRow, "id" | "lesson" | "plan" | "phase" | "pause">,
  now: Date,
  formerPlan: string | null = null,
): Promise<void> {
  const minutesOf = (id: string | null) => (id === null ? null : findPlan(lesson, id)?.phases[activity.phase]) ?? null;
  const minutes = minutesOf(plan);
  if (minutes === null) return;
  const { time, limit } = await currentClock(tx, activity, now);
  const preset = presetClock(limit, minutes, minutesOf(formerPlan), time, now.getTime());
  if (preset !== limit) await replaceClock(tx, activity.id, activity.phase, preset);
}
