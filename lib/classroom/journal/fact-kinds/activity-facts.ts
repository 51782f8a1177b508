/** Facts of an activity, of its students and of what they hand in. */
import { changePhase, setActivityName } from "@/db/queries/classes/activities";
import { setInCasebook, setNotesInCasebook } from "@/db/queries/casebook/casebook";
import { setAbsent } from "@/db/queries/joining/participants";
import { activityFacts } from "@/db/queries/journal/facts";
import { setRound } from "@/db/queries/matches/matches";
import { setChoice } from "@/db/queries/teams/mode-choice";
import { setReasonHidden } from "@/db/queries/voting/ballots";
import { setTakenBack } from "@/db/queries/writing/worksheets";
import { checkActivityName } from "@/lib/classroom/classes/activity-names";
import { ofActivities, type RowKind } from "./fact-kind";

const given = true as const;

export const activityKinds = {
  activity: ofActivities(activityFacts.activity, (fact) => ({
    phase: fact({
      ids: ({ id }) => [id],
      ofActivity: true,
      value: ({ phase }) => phase,
      topics: ["phase"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) if (after !== null) await changePhase(tx, id, { phase: after });
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
