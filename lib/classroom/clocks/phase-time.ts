/** Q23: the time of each phase, whoever moves the class or pauses it: an action, or undo. The caller has locked the activity. */
import type { Tx } from "@/db/client";
import { findClock, setLimit, setPause, setPhaseTime, type PhaseClock } from "@/db/queries/clocks/clocks";
import { findActivity, type ActivityRow } from "@/db/queries/signing-in/standing";
import { findPlan, lessonOf } from "@/lib/content/lesson";
import { countFrom, setClock, stopCounting } from "@/lib/rules/clocks/clock";
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

/** Clocks stand still until the pause ends; without one they run on. */
export async function changePause(tx: Tx, activityId: string, pause: Pause | null, now: Date): Promise<void> {
  const activity = await findActivity(tx, activityId);
  if (activity === null) return;
  const ms = now.getTime();
  const { time } = await findClock(tx, activityId, activity.phase);
  await setPause(tx, activityId, pause);
  await setPhaseTime(tx, activityId, activity.phase, countFrom(time, countsAfter(pause, ms), ms));
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

/** The phase gets its minutes from the plan; a clock that it has stays. */
export async function presetClock(
  tx: Tx,
  { contentId, plan, ...activity }: Pick<ActivityRow, "id" | "contentId" | "plan" | "phase" | "pause">,
  now: Date,
): Promise<void> {
  const minutes = plan === null ? undefined : findPlan(lessonOf(contentId), plan)?.phases[activity.phase];
  if (minutes === undefined) return;
  const { time, limit } = await currentClock(tx, activity, now);
  if (limit === null) await setLimit(tx, activity.id, activity.phase, setClock(time, minutes, now.getTime()));
}
