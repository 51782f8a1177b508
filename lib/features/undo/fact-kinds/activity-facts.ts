/** Facts of an activity, of its students and of what they hand in. */
import { changePhase, setActivityName, setActivityPutAway } from "@/lib/features/people/classes/queries/activities";
import { setInCasebook, setNotesInCasebook } from "@/lib/features/cases/casebook/queries/casebook";
import { setLimit, setPlan, setTeamMinutes } from "@/lib/features/hour/clocks/queries/clocks";
import { setAbsent } from "@/lib/features/people/joining/queries/participants";
import { activityFacts } from "@/lib/features/undo/queries/facts";
import { setWall } from "@/lib/features/screens/projector/queries/wall";
import { setRound } from "@/lib/features/teams/matches/queries/matches";
import { setRubric } from "@/lib/features/cases/reviewing/queries/marks";
import { lockActivity } from "@/lib/activity/queries/standing";
import { setChoice } from "@/lib/features/teams/queries/mode-choice";
import { setReasonHidden } from "@/lib/features/votes/voting/queries/ballots";
import { setTakenBack } from "@/lib/features/cases/writing/queries/worksheets";
import { checkActivityName } from "@/lib/features/people/classes/activity-names";
import { changePause } from "@/lib/features/hour/clocks/phase-time";
import { leavePhase } from "@/lib/features/hour/phases/leave-phase";
import { requireShape } from "@/lib/features/cases/reviewing/rubric-shape";
import { rubricOf } from "@/lib/content/lesson";
import type { Pause } from "@/lib/activity/rules/pause";
import type { Phase } from "@/lib/activity/rules/phases";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import { ofActivities, type RowKind } from "./fact-kind";

const given = true as const;

export const activityKinds = {
  activity: ofActivities(activityFacts.activity, (fact) => ({
    phase: fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ phase }) => phase,
      topics: ["phase"],
      apply: async (tx, changes, { now }) => {
        for (const { id, before, after } of changes) {
          if (after === null) continue;
          await changePhase(tx, id, { phase: after });
          if (before === null) continue;
          await leavePhase(tx, id, before, after, now);
        }
      },
    }),
    round: fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ round }) => round,
      topics: ["matches"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) if (after !== null) await setRound(tx, id, after);
      },
    }),
    choice: fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ choiceOpen, choiceCap }) => ({ open: choiceOpen, cap: choiceCap }),
      topics: ["teams", "tray"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) if (after !== null) await setChoice(tx, id, after);
      },
    }),
    "notes-in-casebook": fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ notesInCasebook }) => notesInCasebook,
      topics: ["matches", "submissions"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) await setNotesInCasebook(tx, id, after === true);
      },
    }),
    plan: fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ plan }) => plan,
      topics: ["clock"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) await setPlan(tx, id, after);
      },
    }),
    pause: fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ pause }) => pause && ({ ...pause } as Required<Pause>), // fields that an earlier build did not store are missing
      topics: ["clock", "pause"],
      apply: async (tx, changes, { now }) => {
        for (const { id, after } of changes) await changePause(tx, id, after, now);
      },
    }),
    spotlight: fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ spotlight }) => spotlight && { ...spotlight },
      topics: ["wall"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) await setWall(tx, id, { spotlight: after });
      },
    }),
    "names-on-wall": fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ namesOnWall }) => namesOnWall,
      topics: ["wall"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) await setWall(tx, id, { namesOnWall: after === true });
      },
    }),
    "reveal-step": fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ revealStep }) => revealStep,
      topics: ["wall"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) await setWall(tx, id, { revealStep: after ?? 0 });
      },
    }),
    rubric: fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      // As one text, because a fact is flat.
      value: ({ rubric }) => rubric && JSON.stringify(rubric),
      topics: ["reviews", "phase"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) {
          const rubric = after === null ? null : (JSON.parse(after) as Rubric); // as `value` wrote it
          const activity = await lockActivity(tx, id);
          await requireShape(tx, activity, rubricOf({ ...activity, rubric }));
          await setRubric(tx, id, rubric);
        }
      },
    }),
    // When a deletion is redone, all its days of grace start anew.
    "activity-put-away": fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ isArchived, isDeleted }) => (isDeleted ? "deleted" : isArchived ? "archived" : null),
      topics: ["phase", "roster"],
      apply: async (tx, changes, { now }) => {
        for (const { id, after } of changes) {
          const to = { archivedAt: after === null ? null : now, deletedAt: after === "deleted" ? now : null };
          await setActivityPutAway(tx, id, to);
        }
      },
    }),
    "activity-name": fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ name }) => name,
      topics: ["roster"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) {
          await checkActivityName(tx, id, after);
          await setActivityName(tx, id, after);
        }
      },
    }),
  })),
  clock: ofActivities(activityFacts.clock, (fact) => ({
    clock: fact({
      ids: ({ activityId, phase }) => [activityId, phase],
      ofActivity: true,
      value: ({ fromMs, lengthMs }) => ({ fromMs, lengthMs }),
      topics: ["clock"],
      apply: async (tx, changes) => {
        for (const { ids, id, after } of changes) await setLimit(tx, ids[0] ?? "", id as Phase, after); // the key's own
      },
    }),
  })),
  "team-minutes": ofActivities(activityFacts["team-minutes"], (fact) => ({
    "team-minutes": fact({
      ids: ({ teamId, phase }) => [teamId, phase],
      value: ({ ms }) => ms,
      topics: ["clock"],
      apply: async (tx, changes) => {
        for (const { ids, id, after } of changes) await setTeamMinutes(tx, ids[0] ?? "", id as Phase, after ?? 0);
      },
    }),
  })),
  absent: ofActivities(activityFacts.absent, (fact) => ({
    absent: fact({
      ids: ({ activityId, studentId }) => [activityId, studentId],
      ofActivity: true,
      value: () => given,
      topics: ["teams", "tray", "roster"],
      apply: async (tx, changes, { now }) => {
        for (const { ids, id, after } of changes) await setAbsent(tx, ids[0] ?? "", id, after === null ? null : now);
      },
    }),
  })),
  "in-casebook": ofActivities(activityFacts["in-casebook"], (fact) => ({
    "in-casebook": fact({
      ids: ({ worksheetId }) => [worksheetId],
      value: () => given,
      topics: ["submissions"],
      apply: async (tx, changes, { now }) => {
        for (const { id, after } of changes) await setInCasebook(tx, id, after === null ? null : now);
      },
    }),
  })),
  "reason-hidden": ofActivities(activityFacts["reason-hidden"], (fact) => ({
    "reason-hidden": fact({
      ids: ({ activityId, studentId }) => [activityId, studentId],
      ofActivity: true,
      value: () => given,
      topics: ["ballots"],
      apply: async (tx, changes, { now }) => {
        for (const { ids, id, after } of changes)
          await setReasonHidden(tx, ids[0] ?? "", id, after === null ? null : now);
      },
    }),
  })),
  "handed-in": ofActivities(activityFacts["handed-in"], (fact) => ({
    "handed-in": fact({
      ids: ({ id }) => [id],
      value: () => given,
      topics: ["submissions", "teams", "matches"],
      apply: async (tx, changes, { now }) => {
        for (const { id, after } of changes) await setTakenBack(tx, id, after === null ? now : null);
      },
    }),
  })),
} satisfies Record<string, RowKind>;
