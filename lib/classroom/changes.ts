/** Every change a teacher can make to teams and matches (T2, T5), planned in plain data from what stands and a seed. */
import type { ActivityRow } from "@/db/queries/standing";
import { lessonOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors";
import { exemplarModeFor, isSameSet, matchOf, teamOf, withExemplar, withMeeting, withModeChanged, withStudentMoved, withTeams, type ArrangedMatch, type Arrangement, type Destination } from "@/lib/rules/arrangement";
import type { ForTheRest, PairedArrangement } from "@/lib/rules/arrangement-pairing";
import { isJoined } from "@/lib/rules/joined";
import { formTeams } from "@/lib/rules/mode-choice";
import type { Shortage } from "@/lib/rules/pairing";
import { seeded } from "@/lib/rules/random";
import { mostInTeam } from "@/lib/rules/teams";
import type { LoadedArrangement } from "./arrangement";
import { nextRoundFrom, pairedFrom } from "./matches";
import { drawnFrom } from "./teams";

export type Change =
  | { do: "draw-teams" }
  /** Q14: by the students' choices. */
  | { do: "form-teams" }
  /** `pairAgain`: and match again in the same step. */
  | { do: "move"; studentId: string; destination: Destination; pairAgain?: boolean | undefined }
  | { do: "mode"; teamId: string; mode: string; pairAgain?: boolean | undefined }
  | { do: "pair"; rest?: ForTheRest | undefined }
  | { do: "next-round"; rest?: ForTheRest | undefined }
  /** Q15, by hand: the two teams meet. */
  | { do: "meet"; teamId: string; otherId: string }
  /** Q15: "default" is the mode fewest teams study; null takes the exemplar away. */
  | { do: "exemplar"; teamId: string; mode: string | null };

export type Planned =
  | { kind: "ready"; after: Arrangement; round: number; closesChoice: boolean; spread: number }
  /** Some can't meet another mode, and nothing is decided about them yet. */
  | { kind: "short"; reason: Shortage; left: readonly (readonly string[])[] };

/** @throws AppError when the change names what is not there, or can't be made. */
export function planChange(activity: ActivityRow, loaded: LoadedArrangement, change: Change, seed: number, cap: number): Planned {
  const { arrangement } = loaded;
  const random = seeded(seed);
  const ready = (after: Arrangement, more: Partial<Planned & { kind: "ready" }> = {}): Planned => ({ kind: "ready", after, round: activity.round, closesChoice: false, spread: 0, ...more });
  const paired = (result: PairedArrangement, round = activity.round): Planned => (result.kind === "paired" ? ready(result.after, { round }) : result);
  const changed = (after: Arrangement, pairAgain: boolean | undefined) => (pairAgain ? paired(pairedFrom(loaded, activity, withoutNewOverrides(arrangement, after), random)) : ready(after));
  switch (change.do) {
    case "draw-teams":
      return ready(drawnFrom(loaded, activity, random), { closesChoice: true });
    case "form-teams": {
      const modes = lessonOf(activity.contentId).modes.map((mode) => mode.id);
      const choosers = loaded.students.filter(isJoined).map((s) => ({ id: s.id, mode: s.chosenMode }));
      if (choosers.length === 0) throw new AppError("nobody-joined");
      const { teams, spread } = formTeams(choosers, modes, cap, random);
      return ready(withTeams(teams), { closesChoice: true, spread: spread.length });
    }
    case "move": {
      checkMove(activity, loaded, change);
      return changed(withStudentMoved(arrangement, change.studentId, change.destination), change.pairAgain);
    }
    case "mode": {
      checkTeam(arrangement, change.teamId);
      checkMode(activity, change.mode);
      return changed(withModeChanged(arrangement, change.teamId, change.mode), change.pairAgain);
    }
    case "pair":
      return paired(pairedFrom(loaded, activity, checkSomeTeams(arrangement), random, change.rest));
    case "next-round":
      checkSomeTeams(arrangement);
      if (arrangement.matches.length === 0) throw new AppError("no-round-yet");
      return paired(nextRoundFrom(loaded, activity, random, change.rest), activity.round + 1);
    case "meet":
      checkTeam(arrangement, change.teamId);
      checkTeam(arrangement, change.otherId);
      if (change.teamId === change.otherId) throw new AppError("not-found");
      return ready(withMeeting(arrangement, change.teamId, change.otherId));
    case "exemplar": {
      checkTeam(arrangement, change.teamId);
      if (change.mode === null) return ready(withExemplar(arrangement, change.teamId, null));
      const teamIds = matchOf(arrangement, change.teamId)?.teamIds ?? [change.teamId];
      const mode = change.mode === "default" ? exemplarModeFor(arrangement, teamIds, lessonOf(activity.contentId).modes.map((m) => m.id)) : change.mode;
      checkMode(activity, mode);
      if (teamIds.some((id) => teamOf(arrangement, id)?.mode === mode)) throw new AppError("exemplar-same-mode");
      return ready(withExemplar(arrangement, change.teamId, mode));
    }
  }
}

/** T7: a match that this very change put on one mode was not agreed to: matching again may part it. */
function withoutNewOverrides(before: Arrangement, after: Arrangement): Arrangement {
  const agreed = (match: ArrangedMatch) => !match.override || before.matches.some((old) => old.override && isSameSet(old.teamIds, match.teamIds));
  return { ...after, matches: after.matches.filter(agreed) };
}

function checkMove(activity: ActivityRow, { arrangement, students }: LoadedArrangement, { studentId, destination }: Change & { do: "move" }): void {
  if (!students.some((student) => student.id === studentId)) throw new AppError("student-gone");
  if (destination.to === "new") return checkMode(activity, destination.mode);
  if (destination.to === "tray") return;
  checkTeam(arrangement, destination.teamId);
  const team = teamOf(arrangement, destination.teamId);
  if (team !== undefined && !team.memberIds.includes(studentId) && team.memberIds.length >= mostInTeam) throw new AppError("team-full", { number: team.number, most: mostInTeam });
}

function checkTeam(arrangement: Arrangement, teamId: string): void {
  if (teamOf(arrangement, teamId) === undefined) throw new AppError("team-gone");
}

function checkMode(activity: ActivityRow, mode: string): void {
  if (!lessonOf(activity.contentId).modes.some((one) => one.id === mode)) throw new AppError("no-such-mode");
}

function checkSomeTeams(arrangement: Arrangement): Arrangement {
  if (arrangement.teams.length === 0) throw new AppError("no-teams");
  return arrangement;
}
