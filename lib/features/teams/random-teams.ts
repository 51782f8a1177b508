import type { ActivityRow } from "@/lib/activity/queries/activity";
import { AppError } from "@/lib/errors/errors";
import { withTeamsRemade } from "./rules/arrangement-changes";
import { listLockedTeams, type Arrangement } from "./rules/arrangement";
import { isJoined } from "@/lib/features/people/joining/rules/joined";
import type { Random } from "@/lib/activity/rules/random";
import { formTeams } from "./rules/mode-choice";
import { makeRandomTeams, type TeamSize } from "./rules/random-teams";
import type { LoadedArrangement } from "./arrangement";

/** The size of teams, and which of the joined students stay in the tray because they are offline now. */
export interface TeamChoice {
  size?: TeamSize | undefined;
  leftOut?: readonly string[] | undefined;
}

/** Random, balanced teams of the joined students who are in no locked team; they replace all other teams (Q13). @throws AppError `nobody-joined`. */
export function makeRandomArrangement(
  loaded: LoadedArrangement,
  activity: ActivityRow,
  random: Random,
  { size, leftOut }: TeamChoice = {},
): Arrangement {
  const studentIds = listStudentsToPlace(loaded, leftOut).map((student) => student.id);
  const keptModes = listLockedTeams(loaded.arrangement).map((team) => team.mode);
  const modes = activity.lesson.modes.map((mode) => mode.id);
  return withTeamsRemade(loaded.arrangement, makeRandomTeams({ studentIds, modes, size, keptModes, random }));
}

/** Teams by the students' choices, beside the locked ones (Q14). `spread`: how many had not chosen. @throws AppError `nobody-joined`. */
export function formArrangement(
  loaded: LoadedArrangement,
  activity: ActivityRow,
  cap: number,
  random: Random,
  { size, leftOut }: TeamChoice = {},
): { after: Arrangement; spread: number } {
  const modes = activity.lesson.modes.map((mode) => mode.id);
  const choosers = listStudentsToPlace(loaded, leftOut).map(({ id, chosenMode }) => ({ id, mode: chosenMode }));
  const placedOn = listLockedTeams(loaded.arrangement).flatMap(({ mode, memberIds }) => memberIds.map(() => mode));
  const { teams, spread } = formTeams(choosers, modes, cap, random, { size, placedOn });
  return { after: withTeamsRemade(loaded.arrangement, teams), spread: spread.length };
}

/** The joined students who are in no locked team and not left out. @throws AppError `nobody-joined`. */
export function listStudentsToPlace(
  { arrangement, students }: Pick<LoadedArrangement, "arrangement" | "students">,
  leftOut: readonly string[] = [],
) {
  const joined = students.filter((student) => isJoined(student) && !leftOut.includes(student.id));
  if (joined.length === 0) throw new AppError("nobody-joined");
  const placed = new Set(listLockedTeams(arrangement).flatMap((team) => team.memberIds));
  return joined.filter((student) => !placed.has(student.id));
}
