/** How far each student is in Learn and Vote (T9). */
import { database } from "@/db/client";
import { listVoters } from "@/lib/features/votes/voting/queries/ballots";
import type { ActivityReader } from "@/lib/activity/authorise";
import { loadLearners } from "@/lib/features/learning/learning";
import { isPaced } from "./board";
import { phaseTable } from "@/lib/activity/rules/phases";

/** In order. `ballot`: only the vote is left. */
export const stages = ["reading", "checks", "ballot", "done"] as const;
export type Stage = (typeof stages)[number];

/** The stage of each student who has joined (Q13); null in phases that have no stages, and self-paced. */
export async function loadStages(reader: ActivityReader): Promise<ReadonlyMap<string, Stage> | null> {
  const { activity } = reader;
  const traits = phaseTable[activity.phase];
  if (traits.board !== "students" || isPaced(activity)) return null;
  const voters = (await listVoters(database(), activity.id)).filter(({ absent }) => !absent);
  if (traits.ballots.final === "yes")
    return new Map(voters.map(({ studentId, final }) => [studentId, final ? "done" : "ballot"]));
  const learners = (await loadLearners(reader)).filter(({ absent }) => !absent);
  const voted = new Map(voters.map(({ studentId, before }) => [studentId, before]));
  const { modes } = activity.lesson;
  return new Map(
    learners.map(({ studentId, matched, checks }) => {
      if (matched < modes.length) return [studentId, "reading"];
      if (!checks.every(({ answered }) => answered)) return [studentId, "checks"];
      return [studentId, voted.get(studentId) === true ? "done" : "ballot"];
    }),
  );
}
