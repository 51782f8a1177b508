/** Restores facts of an activity, of its students and of what they hand in. */
import {
  changePhase,
  setActivityArchived,
  setActivityName,
  setActivityPace,
} from "@/lib/features/people/classes/queries/activities";
import { setInCasebook, setNotesInCasebook } from "@/lib/features/cases/casebook/queries/casebook";
import { setFeedbackHidden, setFeedbackShownRound } from "@/lib/features/cases/feedback/queries/feedback";
import { setLimit, setPlan, setPresentMinutes, setTeamMinutes } from "@/lib/features/hour/clocks/queries/clocks";
import { setAbsent } from "@/lib/features/people/joining/queries/participants";
import { setProjector } from "@/lib/activity/queries/projector";
import { setRound } from "@/lib/features/teams/matches/queries/matches";
import { setRubric } from "@/lib/features/cases/reviewing/queries/marks";
import { lockActivity } from "@/lib/activity/queries/activity";
import { setChoice } from "@/lib/features/teams/queries/mode-choice";
import { setReasonHidden } from "@/lib/features/votes/voting/queries/ballots";
import { setTakenBack } from "@/lib/features/cases/writing/queries/worksheets";
import { checkActivityName } from "@/lib/features/people/classes/activity-names";
import { changePause } from "@/lib/features/hour/clocks/phase-time";
import { leavePhase } from "@/lib/features/phases/leave-phase";
import { requireShape } from "@/lib/features/cases/reviewing/rubric-shape";
import { rubricOf } from "@/lib/content/lesson";
import { restoreVersion } from "@/lib/features/lessons/newer-version";
import type { Phase } from "@/lib/activity/rules/phases";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import type { ActivityFacts } from "@/lib/activity/journal/facts";
import { type Restores } from "./restore";

export const activityRestores: Restores<ActivityFacts> = {
  phase: {
    topics: ["phase"],
    apply: async (tx, changes, { now }) => {
      for (const { id, before, after } of changes) {
        if (after === null) continue;
        await changePhase(tx, id, { phase: after });
        if (before === null) continue;
        await leavePhase(tx, id, before, after, now);
      }
    },
  },
  pace: {
    topics: ["phase"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes)
        await setActivityPace(tx, id, {
          selfPaced: after?.selfPaced ?? false,
          pacedFrom: after?.from ?? null,
          dueAt: asTime(after?.dueAt),
          resultsAt: asTime(after?.resultsAt),
        });
    },
  },
  round: {
    topics: ["matches"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) if (after !== null) await setRound(tx, id, after);
    },
  },
  choice: {
    topics: ["teams", "tray"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) if (after !== null) await setChoice(tx, id, after);
    },
  },
  "notes-in-casebook": {
    topics: ["matches", "submissions"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setNotesInCasebook(tx, id, after === true);
    },
  },
  "feedback-shown": {
    topics: ["feedback", "teams"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setFeedbackShownRound(tx, id, after ?? 0);
    },
  },
  plan: {
    topics: ["clock"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setPlan(tx, id, after);
    },
  },
  "present-minutes": {
    topics: ["clock", "matches", "presenting"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) if (after !== null) await setPresentMinutes(tx, id, after);
    },
  },
  "lesson-version": {
    topics: ["phase"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) if (after !== null) await restoreVersion(tx, id, after);
    },
  },
  pause: {
    // fields that an earlier build did not store are missing
    topics: ["clock", "pause"],
    apply: async (tx, changes, { now }) => {
      for (const { id, after } of changes) await changePause(tx, id, after, now);
    },
  },
  spotlight: {
    topics: ["wall"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setProjector(tx, id, { spotlight: after });
    },
  },
  "names-on-wall": {
    topics: ["wall"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setProjector(tx, id, { namesOnWall: after === true });
    },
  },
  "reveal-step": {
    topics: ["wall"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setProjector(tx, id, { revealStep: after ?? 0 });
    },
  },
  rubric: {
    topics: ["reviews", "phase"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) {
        const rubric = after === null ? null : (JSON.parse(after) as Rubric); // as `value` wrote it
        const activity = await lockActivity(tx, id);
        await requireShape(tx, activity, rubricOf({ ...activity, rubric }));
        await setRubric(tx, id, rubric);
      }
    },
  },
  // When a deletion is redone, all its days of grace start anew.
  "activity-put-away": {
    topics: ["phase", "roster"],
    apply: async (tx, changes, { now }) => {
      for (const { id, after } of changes) {
        const to = { archivedAt: after === null ? null : now, deletedAt: after === "deleted" ? now : null };
        await setActivityArchived(tx, id, to);
      }
    },
  },
  "activity-name": {
    topics: ["roster"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) {
        await checkActivityName(tx, id, after);
        await setActivityName(tx, id, after);
      }
    },
  },
  clock: {
    topics: ["clock"],
    apply: async (tx, changes) => {
      for (const { ids, id, after } of changes) await setLimit(tx, ids[0] ?? "", id as Phase, after); // the key's own
    },
  },
  "team-minutes": {
    topics: ["clock"],
    apply: async (tx, changes) => {
      for (const { ids, id, after } of changes) await setTeamMinutes(tx, ids[0] ?? "", id as Phase, after ?? 0);
    },
  },
  absent: {
    topics: ["teams", "tray", "roster"],
    apply: async (tx, changes, { now }) => {
      for (const { ids, id, after } of changes) await setAbsent(tx, ids[0] ?? "", id, after === null ? null : now);
    },
  },
  "in-casebook": {
    topics: ["submissions"],
    apply: async (tx, changes, { now }) => {
      for (const { id, after } of changes) await setInCasebook(tx, id, after === null ? null : now);
    },
  },
  "reason-hidden": {
    topics: ["ballots"],
    apply: async (tx, changes, { now }) => {
      for (const { ids, id, after } of changes)
        await setReasonHidden(tx, ids[0] ?? "", id, after === null ? null : now);
    },
  },
  "feedback-hidden": {
    topics: ["feedback", "teams"],
    apply: async (tx, changes, { now }) => {
      for (const { id, after } of changes) await setFeedbackHidden(tx, id, after === null ? null : now);
    },
  },
  "handed-in": {
    topics: ["submissions", "teams", "matches"],
    apply: async (tx, changes, { now }) => {
      for (const { id, after } of changes) await setTakenBack(tx, id, after === null ? now : null);
    },
  },
};

const asTime = (iso: string | null | undefined) => (iso == null ? null : new Date(iso));
