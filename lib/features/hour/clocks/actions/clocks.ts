"use server";

import * as z from "zod";
import { classAction, teacherAction } from "@/lib/activity/actions/action";
import {
  changePresentMinutes,
  choosePlan,
  endPause,
  extendPhaseClock,
  extendTeamClock,
  giveExtraTime,
  pauseScreens,
  renewScreensPause,
  setPhaseClock,
} from "@/lib/features/hour/clocks/clocks";
import { extraTimes, maxClockMinutes } from "@/lib/activity/rules/clock";
import { maxPauseSentence, pauseKinds } from "@/lib/activity/rules/pause";
import { mostPresentMinutes } from "@/lib/activity/rules/presenting";
import { phases } from "@/lib/activity/rules/phases";

const minutes = z.int("clock-shape").min(1, "clock-shape").max(maxClockMinutes, "clock-shape");
/** Two minutes more, or one fewer (T10). */
const step = z.union([z.literal(2), z.literal(-1)]);
/** The phase whose clock the teacher saw. */
const expected = z.enum(phases);

/** null removes the clock (T10). */
export const setClockAction = teacherAction(z.object({ minutes: minutes.nullable(), expected }), (editor, input) =>
  setPhaseClock(editor, input),
);

/** For the class, or for one team (T10). */
export const extendClockAction = teacherAction(
  z.object({ minutes: step, teamId: z.uuid().nullable(), expected }),
  (editor, { teamId, ...input }) =>
    teamId === null ? extendPhaseClock(editor, input) : extendTeamClock(editor, { teamId, ...input }),
);

/** null chooses no plan (T10). */
export const choosePlanAction = teacherAction(z.object({ plan: z.string().max(64).nullable() }), (editor, input) =>
  choosePlan(editor, input.plan),
);

export const changePresentMinutesAction = teacherAction(
  z.object({ minutes: z.int().min(1).max(mostPresentMinutes) }),
  (editor, { minutes }) => changePresentMinutes(editor, minutes),
);

export const pauseAction = teacherAction(
  z.object({ kind: z.enum(pauseKinds), sentence: z.string().trim().max(maxPauseSentence, "pause-sentence-long") }),
  (editor, input) => pauseScreens(editor, input),
);

/** Lets the pause last ten more minutes, or ends it (Q19). */
export const changePauseAction = teacherAction(z.object({ to: z.enum(["renew", "end"]) }), (editor, { to }) =>
  to === "renew" ? renewScreensPause(editor) : endPause(editor),
);

export const extraTimeAction = classAction(
  z.object({ studentId: z.uuid(), percent: z.literal(extraTimes) }),
  (editor, input) => giveExtraTime(editor, input),
);
