import type { ActivityRow } from "@/db/queries/signing-in/standing";
import { lessonOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { withTeams } from "@/lib/rules/teams/arrangement-changes";
import type { Arrangement } from "@/lib/rules/teams/arrangement";
import { isJoined } from "@/lib/rules/joining/joined";
import type { Random } from "@/lib/rules/random";
import { makeRandomTeams } from "@/lib/rules/teams/random-teams";
import type { LoadedArrangement } from "./arrangement";

/**
 * Q13: random, balanced teams of the joined, replacing all teams.
 * @throws AppError `nobody-joined`.
 */
export function makeRandomArrangement(
  { students }: LoadedArrangement,
  activity: ActivityRow,
  random: Random,
): Arrangement {
  const joined = students.filter(isJoined);
  if (joined.length === 0) throw new AppError("nobody-joined");
  const modes = lessonOf(activity.contentId).modes.map((mode) => mode.id);
  return withTeams(
    makeRandomTeams(
      joined.map((student) => student.id),
      modes,
      random,
    ),
  );
}
