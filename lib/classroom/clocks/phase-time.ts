/** Q23: the time of each phase, whoever moves the class or pauses it: an action, or undo. The caller has locked the activity. */
import type { Tx } from "@/db/client";
import { shiftPresenting } from "@/db/queries/comparing/comparing";
import {
  findClock,
  replaceTeamMinutes,
  setLimit,
  setPause,
  setPhaseTime,
  type PhaseClock,
} from "@/db/queries/clocks/clocks";
import { findActivity, type ActivityRow } from "@/db/queries/signing-in/standing";
import { findPlan, lessonOf } from "@/lib/content/lesson";
import { countFrom, presetClock, stopCounting, type ClockLimit } from "@/lib/rules/clocks/clock";
import { countsAfter, type Pause } from "@/lib/rules/clocks/pause";
import type { Phase } from "@/lib/rules/phases/phases";

/** The class has moved: the time of the phase it left stops, and that of the new one counts. */
export async function switchPhaseTime(tx: Tx, activityId: string, from: Phase, to: Phase, now: Date): Promise<void> {
  const activity = await findActivity(tx, activityId);
  const ms = now.getTime();
  const [left, entered] = [await findClock(tx, activityId, from), await findClock(tx, activityId, to)];
  await setPhaseTime(tx, activityId, from, stopCounting(left.time, ms));
  await setPhaseTime(tx, activityId, to, countFrom(entered.time, countsAfter(activity?.pause ?? null, ms), ms));
}

/** Clocks stand still until the pause ends, those of presentations too (Q16); without one they run on. */
export async function changePause(tx: Tx, activityId: string, pause: Pause | null, now: Date): Promise<void> {
  const activity = await findActivity(tx, activityId);
  if (activity === null) return;
  const ms = now.getTime();
  const { time } = await findClock(tx, activityId, activity.phase);
  const countsFrom = countsAfter(pause, ms);
  await setPause(tx, activityId, pause);
  await setPhaseTime(tx, activityId, activity.phase, countFrom(time, countsFrom, ms));
  await shiftPresenting(tx, activityId, countsFrom - countsAfter(activity.pause, ms));
}

/** The clock of the phase that the class is in. Its time may not count yet: for an activity that nobody has moved since clocks exist. */
export async function currentClock(
  tx: Tx,
  { id, phase, pause }: Pick<ActivityRow, "id" | "phase" | "pause">,
  now: Date,
): Promise<PhaseClock> {
  const clock = await findClock(tx, id, phase);
  if (clock.time.countsFrom !== null) return clock;
  const time = countFrom(clock.time, countsAfter(pause, now.getTime()), now.getTime());
  await setPhaseTime(tx, id, phase, time);
  return { ...clock, time };
}

/** A clock for the phase, or none; a team has minutes of its own beside it only as `own` says. */
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

/** The phase gets its minutes from the plan. A clock that it has stays, unless it is as the plan before made it. */
export async function presetPhase(
  tx: Tx,
  { contentId, plan, ...activity }: Pick<ActivityRow, "id" | "contentId" | "plan" | "phase" | "pause">,
  now: Date,
  formerPlan: string | null = null,
): Promise<void> {
  const minutesOf = (id: string | null) =>
    (id === null ? null : findPlan(lessonOf(contentId), id)?.phases[activity.phase]) ?? null;
  const minutes = minutesOf(plan);
  if (minutes === null) return;
  const { time, limit } = await currentClock(tx, activity, now);
  const preset = presetClock(limit, minutes, minutesOf(formerPlan), time, now.getTime());
  if (preset !== limit) await replaceClock(tx, activity.id, activity.phase, preset);
}
