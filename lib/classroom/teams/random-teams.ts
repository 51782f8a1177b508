import type { ActivityRow } from "@/db/queries/signing-in/standing";
import { lessonOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { withTeamsRemade } from "@/lib/rules/teams/arrangement-changes";
import { listLockedTeams, type Arrangement } from "@/lib/rules/teams/arrangement";
import { isJoined } from "@/lib/rules/joining/joined";
import type { Random } from "@/lib/rules/random";
import { formTeams } from "@/lib/rules/teams/mode-choice";
import { makeRandomTeams, type TeamSize } from "@/lib/rules/teams/random-teams";
import type { LoadedArrangement } from "./arrangement";

/** How many are in a team, and who of the joined stays in the tray: those who are not here now. */
export interface TeamChoice {
  size?: TeamSize | undefined;
  leftOut?: readonly string[] | undefined;
}

/**
 * Q13: random, balanced teams of the joined who are in no locked team, replacing all other teams.
 * @throws AppError `nobody-joined`.
 */
export function makeRandomArrangement(
  loaded: LoadedArrangement,
  activity: ActivityRow,
  random: Random,
  { size, leftOut }: TeamChoice = {},
): Arrangement {
  const studentIds = listStudentsToPlace(loaded, leftOut).map((student) => student.id);
  const keptModes = listLockedTeams(loaded.arrangement).map((team) => team.mode);
  const modes = lessonOf(activity.contentId).modes.map((mode) => mode.id);
  return withTeamsRemade(loaded.arrangement, makeRandomTeams({ studentIds, modes, size, keptModes, random }));
}

/**
 * Q14: teams by the students' choices, beside the locked ones. `spread`: how many had not chosen.
 * @throws AppError `nobody-joined`.
 */
export function formArrangement(
  loaded: LoadedArrangement,
  activity: ActivityRow,
  cap: number,
  random: Random,
  { size, leftOut }: TeamChoice = {},
): { after: Arrangement; spread: number } {
  const modes = lessonOf(activity.contentId).modes.map((mode) => mode.id);
  const choosers = listStudentsToPlace(loaded, leftOut).map(({ id, chosenMode }) => ({ id, mode: chosenMode }));
  const placedOn = listLockedTeams(loaded.arrangement).flatMap(({ mode, memberIds }) => memberIds.map(() => mode));
  const { teams, spread } = formTeams(choosers, modes, cap, random, { size, placedOn });
  return { after: withTeamsRemade(loaded.arrangement, teams), spread: spread.length };
}

/** The joined who are in no locked team and not left out. @throws AppError `nobody-joined`. */
export function listStudentsToPlace(
  { arrangement, students }: Pick<LoadedArrangement, "arrangement" | "students">,
  leftOut: readonly string[] = [],
) {
  const joined = students.filter((student) => isJoined(student) && !leftOut.includes(student.id));
  if (joined.length === 0) throw new AppError("nobody-joined");
  const placed = new Set(listLockedTeams(arrangement).flatMap((team) => team.memberIds));
  return joined.filter((student) => !placed.has(student.id));
}
