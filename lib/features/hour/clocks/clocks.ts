/** Clocks, extra time and pauses (T10, Q19, Q23). Every change is in the journal, and can be undone. */
import { transaction, type Tx } from "@/db/client";
import { listTeamTimes, setExtraTime, setLimit, setPlan, setPresentMinutes, setTeamMinutes } from "./queries/clocks";
import { listOpenActivities } from "@/lib/features/people/classes/queries/activities";
import { isInClass } from "@/lib/features/people/classes/queries/students";
import { lockActivities, lockActivity, raiseTimeVersions, type ActivityRow } from "@/lib/activity/queries/activity";
import { isUuid } from "@/lib/process/uuid";
import { findTeamNumber } from "@/lib/features/teams/queries/teams";
import type { ClassEditor, ActivityEditor } from "@/lib/activity/authorise";
import { invalidate, publish } from "@/lib/bus/bus";
import { findPlan } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import {
  classTime,
  extendClock,
  extendTeam,
  isClockOver,
  remainingTeamMs,
  setClock,
  type ExtraTime,
} from "@/lib/activity/rules/clock";
import { isPaused, renewPause, startPause, type PauseKind } from "@/lib/activity/rules/pause";
import type { Phase } from "@/lib/activity/rules/phases";
import { recordInJournal, type Entry } from "@/lib/activity/journal/record";
import { currentTime } from "@/lib/process/clock";
import { changePause, currentClock, presetPhase, replaceClock } from "./phase-time";

/** Minutes for the clock of one phase. */
interface ClockMinutes<Minutes = number> {
  minutes: Minutes;
  /** The phase that the teacher saw; another teacher or an earlier click may have moved the class since. */
  expected: Phase;
}

/** Sets the phase's clock to `minutes` from now on; null removes it. Teams lose minutes of their own. @throws AppError `phase-moved` */
export async function setPhaseClock(
  editor: ActivityEditor,
  { minutes, expected }: ClockMinutes<number | null>,
  now = currentTime(),
): Promise<void> {
  await changeTime(editor, now, async (tx, activity) => {
    const { id, phase } = checkPhase(activity, expected);
    const { time } = await currentClock(tx, activity, now);
    const entry: Entry =
      minutes === null ? { kind: "clock-off", values: { phase } } : { kind: "clock", values: { phase, minutes } };
    return {
      entry,
      write: () => replaceClock(tx, id, phase, minutes === null ? null : setClock(time, minutes, now.getTime())),
    };
  });
}

/**
 * Adds minutes to the class's clock, or removes them when negative.
 * @throws AppError `phase-moved`; `clock-none` when the phase has no clock; `clock-over`, `clock-shape` when nothing would change
 */
export async function extendPhaseClock(
  editor: ActivityEditor,
  { minutes, expected }: ClockMinutes,
  now = currentTime(),
): Promise<void> {
  await changeTime(editor, now, async (tx, activity) => {
    const { id, phase } = checkPhase(activity, expected);
    const ms = now.getTime();
    const { time, limit } = await currentClock(tx, activity, now);
    if (limit === null) throw new AppError("clock-none");
    const extended = extendClock(limit, time, minutes, ms);
    if (extended === limit) throw unchanged(minutes);
    return {
      entry: { kind: minutes > 0 ? "clock-more" : "clock-less", values: { minutes: Math.abs(minutes) } },
      write: async () => {
        if (minutes <= 0 || !isClockOver(limit, time, ms)) return setLimit(tx, id, phase, extended);
        const teams = await listTeamTimes(tx, [id]);
        const own = teams.map((team) => ({ teamId: team.teamId, ms: remainingTeamMs(limit, team, time, ms) }));
        await replaceClock(tx, id, phase, extended, own);
      },
    };
  });
}

/** As {@link extendPhaseClock}, for one team. @throws AppError as it, and `team-gone` */
export async function extendTeamClock(
  editor: ActivityEditor,
  given: ClockMinutes & { teamId: string },
  now = currentTime(),
): Promise<void> {
  const { teamId, minutes, expected } = given;
  await changeTime(editor, now, async (tx, activity) => {
    const { id, phase } = checkPhase(activity, expected);
    const number = isUuid(teamId) ? await findTeamNumber(tx, id, teamId) : null;
    if (number === null) throw new AppError("team-gone");
    const { time, limit } = await currentClock(tx, activity, now);
    if (limit === null) throw new AppError("clock-none");
    const team = (await listTeamTimes(tx, [id])).find((one) => one.teamId === teamId) ?? classTime;
    const ownMs = extendTeam(limit, team, time, minutes, now.getTime());
    if (ownMs === team.ownMs) throw unchanged(minutes);
    return {
      entry: { kind: minutes > 0 ? "team-more" : "team-less", values: { number, minutes: Math.abs(minutes) } },
      write: () => setTeamMinutes(tx, teamId, phase, ownMs),
    };
  });
}

/** @throws AppError `phase-moved` when the class is no longer where the teacher saw it */
function checkPhase(activity: ActivityRow, expected: Phase): ActivityRow {
  if (activity.phase !== expected) throw new AppError("phase-moved", { phase: activity.phase });
  return activity;
}

/** A clock that is over has no minutes to remove, and a clock at its maximum cannot get more. */
const unchanged = (minutes: number) => new AppError(minutes < 0 ? "clock-over" : "clock-shape");

/**
 * Chooses the plan that presets the clocks from the current phase on; null for no plan, which leaves the clock as it is.
 * @throws AppError `no-such-plan`
 */
export async function choosePlan(editor: ActivityEditor, planId: string | null, now = currentTime()): Promise<void> {
  await changeTime(editor, now, (tx, activity) => {
    const plan = planId === null ? null : findPlan(activity.lesson, planId);
    if (planId !== null && plan === null) throw new AppError("no-such-plan");
    return {
      entry:
        plan === null
          ? { kind: "plan-off" }
          : { kind: plan.selfPaced ? "plan-homework" : "plan", values: { minutes: plan.minutes } },
      write: async () => {
        await setPlan(tx, activity.id, planId);
        await presetPhase(tx, { ...activity, plan: planId }, now, activity.plan);
      },
    };
  });
}

/** Sets how many minutes each team of a pair presents, also while one presents. In a trio each has one less (Q16). */
export async function changePresentMinutes(
  editor: ActivityEditor,
  minutes: number,
  now = currentTime(),
): Promise<void> {
  await changeTime(editor, now, (tx, { id }) => ({
    entry: { kind: "present-minutes", values: { minutes } },
    write: () => setPresentMinutes(tx, id, minutes),
  }));
  invalidate(editor.activity.id, "matches", "presenting");
}

/** Pauses all screens, or asks for eyes up, for ten minutes, in the teacher's name (Q19). With `sentence` "" the default sentence is shown. */
export async function pauseScreens(
  editor: ActivityEditor,
  given: { kind: PauseKind; sentence: string },
  now = currentTime(),
): Promise<void> {
  await changeScreens(editor, now, (tx, { id }) => ({
    entry: { kind: given.kind },
    write: () => changePause(tx, id, startPause({ ...given, by: editor.name }, now.getTime()), now),
  }));
}

/** Lets the pause last ten minutes from now on. @throws AppError `pause-over` */
export async function renewScreensPause(editor: ActivityEditor, now = currentTime()): Promise<void> {
  await changeScreens(editor, now, (tx, { id, pause }) => {
    if (!isPaused(pause, now.getTime())) throw new AppError("pause-over");
    return { entry: { kind: "pause-renew" }, write: () => changePause(tx, id, renewPause(pause, now.getTime()), now) };
  });
}

/** Ends a pause or eyes up; does nothing when it is over. */
export async function endPause(editor: ActivityEditor, now = currentTime()): Promise<void> {
  await changeScreens(editor, now, (tx, { id, pause }) => ({
    entry: { kind: "pause-end", values: { eyes: pause?.kind === "eyes-up" ? "yes" : "no" } },
    write: async () => {
      if (isPaused(pause, now.getTime())) await changePause(tx, id, null, now);
    },
  }));
}

/** Sets a student's extra time, in percent of every clock of their team from now on; 100 is none (T10). @throws AppError `student-gone` */
export async function giveExtraTime(
  editor: ClassEditor,
  given: { studentId: string; percent: ExtraTime },
): Promise<void> {
  const { studentId, percent } = given;
  const open = await transaction(async (tx) => {
    const ids = (await lockActivities(tx, await listOpenActivities(tx, editor.classId))).map(({ id }) => id);
    if (!isUuid(studentId) || !(await isInClass(tx, editor.classId, studentId))) throw new AppError("student-gone");
    const entry: Entry = { kind: "extra-time", values: { student: studentId, percent } };
    await recordInJournal(tx, { ...editor, activityIds: [] }, entry, async () => {
      await setExtraTime(tx, studentId, percent);
      await raiseTimeVersions(tx, ids);
    });
    return ids;
  });
  for (const id of open) publishTime(id);
}

function publishTime(activityId: string): void {
  publish({ kind: "time", activityId });
  invalidate(activityId, "clock");
}

interface TimeChange {
  entry: Entry;
  write: () => Promise<void>;
}

async function changeTime(
  editor: ActivityEditor,
  now: Date,
  decide: (tx: Tx, activity: ActivityRow) => TimeChange | Promise<TimeChange>,
): Promise<void> {
  const activityId = editor.activity.id;
  await transaction(async (tx) => {
    const { entry, write } = await decide(tx, await lockActivity(tx, activityId));
    await recordInJournal(tx, editor, entry, write, now);
    await raiseTimeVersions(tx, [activityId]);
  });
  publishTime(activityId);
}

/** Starts, renews or ends a pause, which stops the clocks of presentations too (Q16). */
async function changeScreens(...given: Parameters<typeof changeTime>): Promise<void> {
  await changeTime(...given);
  invalidate(given[0].activity.id, "pause");
}
