/** Restores facts of flags and of messages to students. */
import { endFlags, reopenFlag, setComing } from "@/lib/features/hour/helping/queries/flags";
import { setOver, setWithdrawn } from "@/lib/features/hour/helping/queries/messages";
import { flagTopics } from "@/lib/features/hour/helping/flag-topics";
import type { HelpingFacts } from "@/lib/activity/journal/facts";
import { type Restore, type Restores } from "./restore";

/** Flags that ended in the way `ended`; an undo reopens them. */
const endedFlags = (
  ended: "answered" | "phase",
): Restore<{ activityId: string; teamId: string | null; studentId: string }> => ({
  topics: ["flags"],
  topicsOf: flagTopics,
  apply: async (tx, changes, { now }) => {
    for (const { id, after } of changes) {
      if (after !== null) await endFlags(tx, [id], ended, now);
      else await reopenFlag(tx, id, now);
    }
  },
});

export const helpingRestores: Restores<HelpingFacts> = {
  "flag-ended": endedFlags("answered"),
  // Closed by a phase move; undoing the move reopens it (T8a).
  "flag-lowered": endedFlags("phase"),
  "flag-coming": {
    topics: ["flags"],
    topicsOf: flagTopics,
    apply: async (tx, changes, { now }) => {
      for (const { id, after } of changes)
        await setComing(tx, id, after?.by == null ? null : { by: after.by, at: now });
    },
  },
  word: {
    topics: ["words"],
    apply: async (tx, changes, { now }) => {
      for (const { id, after } of changes) await setWithdrawn(tx, id, after === null ? now : null);
    },
  },
  "word-over": {
    topics: ["words"],
    apply: async (tx, changes, { now }) => {
      for (const { id, after } of changes) await setOver(tx, id, after === null ? null : now);
    },
  },
};
