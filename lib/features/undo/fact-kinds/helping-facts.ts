/** Facts of flags and of messages to students. */
import { endFlags, reopenFlag, setComing } from "@/lib/features/hour/helping/queries/flags";
import { setOver, setWithdrawn } from "@/lib/features/hour/helping/queries/words";
import { activityFacts } from "@/lib/features/undo/queries/facts";
import { flagTopics } from "@/lib/features/hour/helping/flag-topics";
import { ofActivities, type RowKind } from "./fact-kind";

/** Flags that ended in the way `ended`; an undo reopens them. */
const endedFlags = (kind: "flag-ended" | "flag-lowered", ended: "answered" | "phase") =>
  ofActivities(activityFacts[kind], (fact) => ({
    [kind]: fact({
      ids: ({ id }) => [id],
      value: ({ activityId, teamId, studentId }) => ({ activityId, teamId, studentId }),
      topics: ["flags"],
      topicsOf: flagTopics,
      apply: async (tx, changes, { now }) => {
        for (const { id, after } of changes) {
          if (after !== null) await endFlags(tx, [id], ended, now);
          else await reopenFlag(tx, id, now);
        }
      },
    }),
  }));

export const helpingKinds = {
  "flag-ended": endedFlags("flag-ended", "answered"),
  // Closed by a phase move; undoing the move reopens it (T8).
  "flag-lowered": endedFlags("flag-lowered", "phase"),
  "flag-coming": ofActivities(activityFacts["flag-coming"], (fact) => ({
    "flag-coming": fact({
      ids: ({ id }) => [id],
      value: ({ activityId, teamId, studentId, by }) => ({ activityId, teamId, studentId, by }),
      topics: ["flags"],
      topicsOf: flagTopics,
      apply: async (tx, changes, { now }) => {
        for (const { id, after } of changes)
          await setComing(tx, id, after?.by == null ? null : { by: after.by, at: now });
      },
    }),
  })),
  word: ofActivities(activityFacts.word, (fact) => ({
    word: fact({
      ids: ({ id }) => [id],
      value: ({ activityId }) => ({ activityId }),
      topics: ["words"],
      apply: async (tx, changes, { now }) => {
        for (const { id, after } of changes) await setWithdrawn(tx, id, after === null ? now : null);
      },
    }),
  })),
  "word-over": ofActivities(activityFacts["word-over"], (fact) => ({
    "word-over": fact({
      ids: ({ id }) => [id],
      value: ({ activityId }) => ({ activityId }),
      topics: ["words"],
      apply: async (tx, changes, { now }) => {
        for (const { id, after } of changes) await setOver(tx, id, after === null ? null : now);
      },
    }),
  })),
} satisfies Record<string, RowKind>;
