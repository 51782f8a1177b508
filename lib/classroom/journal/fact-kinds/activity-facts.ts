/** Facts of an activity, of its students and of what they hand in. */
import { changePhase, setActivityName, setActivityPutAway } from "@/db/queries/classes/activities";
import { setInCasebook, setNotesInCasebook } from "@/db/queries/casebook/casebook";
import { setLimit, setPlan, setTeamMinutes } from "@/db/queries/clocks/clocks";
import { setAbsent } from "@/db/queries/joining/participants";
import { activityFacts } from "@/db/queries/journal/facts";
import { setWall } from "@/db/queries/projector/wall";
import { setRound } from "@/db/queries/matches/matches";
import { setRubric } from "@/db/queries/reviewing/marks";
import { lockActivity } from "@/db/queries/signing-in/standing";
import { setChoice } from "@/db/queries/teams/mode-choice";
import { setReasonHidden } from "@/db/queries/voting/ballots";
import { setTakenBack } from "@/db/queries/writing/worksheets";
import { checkActivityName } from "@/lib/classroom/classes/activity-names";
import { changePause } from "@/lib/classroom/clocks/phase-time";
import { leavePhase } from "@/lib/classroom/phases/leave-phase";
import { requireShape } from "@/lib/classroom/reviewing/rubric-shape";
import { rubricOf } from "@/lib/content/lesson";
import type { Pause } from "@/lib/rules/clocks/pause";
import type { Phase } from "@/lib/rules/phases/phases";
import type { Rubric } from "@/lib/rules/reviewing/rubric";
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
