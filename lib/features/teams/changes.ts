/** Plans every change a teacher can make to teams and matches (T2, T5), on plain data, from the current arrangement and a seed. */
import type { ActivityRow } from "@/lib/activity/queries/activity";
import { AppError } from "@/lib/errors/errors";
import {
  chooseExemplarMode,
  withExemplar,
  withMeeting,
  withModeChanged,
  withStudentMoved,
  withTeamEnded,
  withTeamsMerged,
  withTeamSplit,
} from "./rules/arrangement-changes";
import {
  isSameSet,
  matchOf,
  teamOf,
  type ArrangedMatch,
  type ArrangedTeam,
  type Arrangement,
  type Destination,
} from "./rules/arrangement";
import type { RestPolicy, PairedArrangement, PairingShortage } from "./matches/rules/arrangement-pairing";
import { seededRandom } from "@/lib/activity/rules/random";
import { maxInTeam } from "@/lib/activity/rules/team-size";
import type { LoadedArrangement } from "./arrangement";
import { pairNextRound, pairAllTeams } from "./matches/matches";
import { formArrangement, makeRandomArrangement, type TeamChoice } from "./random-teams";

export type Change =
  /** Without a size, pairs (Q13). */
  | ({ do: "draw-teams" } & TeamChoice)
  /** By the students' choices (Q14). */
  | ({ do: "form-teams" } & TeamChoice)
  /** `pairAgain`: all teams are matched again in the same step. */
  | { do: "move"; studentId: string; destination: Destination; pairAgain?: boolean | undefined }
  | { do: "mode"; teamId: string; mode: string; pairAgain?: boolean | undefined }
  /** `teamId` ends, and its members join `otherId` (T7). */
  | { do: "merge"; teamId: string; otherId: string; pairAgain?: boolean | undefined }
  /** These students start a new team; the worksheet stays with the others (T7). */
  | { do: "split"; teamId: string; studentIds: readonly string[]; mode: string; pairAgain?: boolean | undefined }
  /** All its members move to the tray (T7). */
  | { do: "end"; teamId: string; pairAgain?: boolean | undefined }
  | { do: "pair"; rest?: RestPolicy | undefined }
  | { do: "next-round"; rest?: RestPolicy | undefined }
  /** Matches two teams by hand (Q15). */
  | { do: "meet"; teamId: string; otherId: string }
  /** "default" is the mode that the fewest teams study; null removes the exemplar (Q15). */
  | { do: "exemplar"; teamId: string; mode: string | null };

export type PlannedChange =
  | { kind: "ready"; after: Arrangement; round: number; closesChoice: boolean; spread: number }
  /** Some teams can't meet another mode, and the teacher has not decided about them. */
  | ({ kind: "short" } & PairingShortage);

/** @throws AppError when the change names something that does not exist, or can't be made. */
export function planChange(
  activity: ActivityRow,
  loaded: LoadedArrangement,
  change: Change,
  seed: number,
  cap: number,
): PlannedChange {
  const { arrangement } = loaded;
  const random = seededRandom(seed);
  const ready = (after: Arrangement, more: Partial<PlannedChange & { kind: "ready" }> = {}): PlannedChange => ({
    kind: "ready",
    after,
    round: activity.round,
    closesChoice: false,
    spread: 0,
    ...more,
  });
  const paired = (result: PairedArrangement, round = activity.round): PlannedChange =>
    result.kind === "paired" ? ready(result.after, { round }) : result;
  const changed = (after: Arrangement, pairAgain: boolean | undefined) =>
    pairAgain ? paired(pairAllTeams(loaded, activity, withoutNewOverrides(arrangement, after), random)) : ready(after);
  switch (change.do) {
    case "draw-teams":
      return ready(makeRandomArrangement(loaded, activity, random, change), { closesChoice: true });
    case "form-teams": {
      const { after, spread } = formArrangement(loaded, activity, cap, random, change);
      return ready(after, { closesChoice: true, spread });
    }
    case "move": {
      checkMove(activity, loaded, change);
      const { destination } = change;
      const ended = destination.to === "back" ? loaded.ended.find((team) => team.id === destination.teamId) : undefined;
      return changed(withStudentMoved(arrangement, change.studentId, destination, ended), change.pairAgain);
    }
    case "mode": {
      checkTeam(arrangement, change.teamId);
      checkMode(activity, change.mode);
      return changed(withModeChanged(arrangement, change.teamId, change.mode), change.pairAgain);
    }
    case "merge": {
      const [absorbed, into] = [requireTeam(arrangement, change.teamId), requireTeam(arrangement, change.otherId)];
      if (absorbed === into) throw new AppError("not-found");
      if (absorbed.memberIds.length + into.memberIds.length > maxInTeam)
        throw new AppError("merge-full", { number: absorbed.number, other: into.number, most: maxInTeam });
      return changed(withTeamsMerged(arrangement, absorbed.id, into.id), change.pairAgain);
    }
    case "split": {
      const team = requireTeam(arrangement, change.teamId);
      const leaving = team.memberIds.filter((id) => change.studentIds.includes(id));
      if (leaving.length === 0 || leaving.length === team.memberIds.length)
        throw new AppError("split-nobody", { number: team.number });
      checkMode(activity, change.mode);
      return changed(withTeamSplit(arrangement, team.id, leaving, change.mode), change.pairAgain);
    }
    case "end":
      return changed(withTeamEnded(arrangement, requireTeam(arrangement, change.teamId).id), change.pairAgain);
    case "pair":
      return paired(pairAllTeams(loaded, activity, requireTeams(arrangement), random, change.rest));
    case "next-round":
      requireTeams(arrangement);
      if (arrangement.matches.length === 0) throw new AppError("no-round-yet");
      return paired(pairNextRound(loaded, activity, random, change.rest), activity.round + 1);
    case "meet":
      checkTeam(arrangement, change.teamId);
      checkTeam(arrangement, change.otherId);
      if (change.teamId === change.otherId) throw new AppError("not-found");
      return ready(withMeeting(arrangement, change.teamId, change.otherId));
    case "exemplar": {
      checkTeam(arrangement, change.teamId);
      if (change.mode === null) return ready(withExemplar(arrangement, change.teamId, null));
      const teamIds = matchOf(arrangement, change.teamId)?.teamIds ?? [change.teamId];
      const mode =
        change.mode === "default"
          ? chooseExemplarMode(
              arrangement,
              teamIds,
              activity.lesson.modes.map((m) => m.id),
            )
          : change.mode;
      checkMode(activity, mode);
      if (teamIds.some((id) => teamOf(arrangement, id)?.mode === mode)) throw new AppError("exemplar-same-mode");
      return ready(withExemplar(arrangement, change.teamId, mode));
    }
  }
}

/** The teacher has not agreed to a same-mode match that this change creates, so matching again may end it (T7). */
function withoutNewOverrides(before: Arrangement, after: Arrangement): Arrangement {
  const agreed = (match: ArrangedMatch) =>
    !match.override || before.matches.some((old) => old.override && isSameSet(old.teamIds, match.teamIds));
  return { ...after, matches: after.matches.filter(agreed) };
}

function checkMove(
  activity: ActivityRow,
  { arrangement, students, ended }: LoadedArrangement,
  { studentId, destination }: Change & { do: "move" },
): void {
  if (!students.some((student) => student.id === studentId)) throw new AppError("student-gone");
  if (destination.to === "new") return checkMode(activity, destination.mode);
  if (destination.to === "tray") return;
  if (destination.to === "back") {
    if (!ended.some((team) => team.id === destination.teamId)) throw new AppError("team-gone");
    return;
  }
  checkTeam(arrangement, destination.teamId);
  const team = teamOf(arrangement, destination.teamId);
  if (team !== undefined && !team.memberIds.includes(studentId) && team.memberIds.length >= maxInTeam)
    throw new AppError("team-full", { number: team.number, most: maxInTeam });
}

function checkTeam(arrangement: Arrangement, teamId: string): void {
  requireTeam(arrangement, teamId);
}

function requireTeam(arrangement: Arrangement, teamId: string): ArrangedTeam {
  const team = teamOf(arrangement, teamId);
  if (team === undefined) throw new AppError("team-gone");
  return team;
}

function checkMode(activity: ActivityRow, mode: string): void {
  if (!activity.lesson.modes.some((one) => one.id === mode)) throw new AppError("no-such-mode");
}

function requireTeams(arrangement: Arrangement): Arrangement {
  if (arrangement.teams.length === 0) throw new AppError("no-teams");
  return arrangement;
}
