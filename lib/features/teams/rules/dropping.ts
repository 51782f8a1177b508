/** What happens when a student or a team is dropped somewhere, and what that would break, by the same rules as the preview (T2, T5). */
import { matchOf, listUnmatchedTeams, teamOf, type Arrangement, type Destination } from "./arrangement";
import { withMeeting, withModeChanged, withStudentMoved } from "./arrangement-changes";
import { effectsOf } from "./arrangement-effects";
import type { Effect, EffectFacts } from "./effect";
import { maxInTeam } from "@/lib/activity/rules/team-size";

export type Dragged = { what: "student"; studentId: string } | { what: "team"; teamId: string };

export type DropPlace = { on: "team"; teamId: string } | { on: "mode"; mode: string } | { on: "tray" };

export type DropChange =
  | { do: "move"; studentId: string; destination: Destination }
  | { do: "mode"; teamId: string; mode: string }
  | { do: "meet"; teamId: string; otherId: string };

/** Effects that break something for someone. */
export type Breakage = Extract<
  Effect,
  {
    effect:
      | "alone"
      | "team-ends"
      | "mode-changes"
      | "match-ends"
      | "match-changes"
      | "without-match"
      | "same-mode"
      | "trio-shares"
      | "met-before"
      | "lock-ends";
  }
>;

export type Drop =
  /** Nothing can be dropped there, or nothing would change. */
  { kind: "none" } | { kind: "full"; number: number } | { kind: "change"; change: DropChange };

export function findDrop(arrangement: Arrangement, dragged: Dragged, place: DropPlace): Drop {
  const change =
    dragged.what === "student" ? moveTo(arrangement, dragged, place) : changeTeam(arrangement, dragged, place);
  if (change === null) return { kind: "none" };
  if (change.do === "move" && change.destination.to === "team") {
    const team = teamOf(arrangement, change.destination.teamId);
    if (team !== undefined && team.memberIds.length >= maxInTeam) return { kind: "full", number: team.number };
  }
  return { kind: "change", change };
}

/** The numbers of the teams that a breakage is about. */
export function numbersIn(breakage: Breakage): readonly number[] {
  if (breakage.effect === "match-changes") return breakage.leave;
  return "number" in breakage ? [breakage.number] : breakage.numbers;
}

function moveTo(
  arrangement: Arrangement,
  { studentId }: Dragged & { what: "student" },
  place: DropPlace,
): DropChange | null {
  const own = arrangement.teams.find((team) => team.memberIds.includes(studentId));
  switch (place.on) {
    case "tray":
      return own === undefined ? null : { do: "move", studentId, destination: { to: "tray" } };
    case "mode":
      return { do: "move", studentId, destination: { to: "new", mode: place.mode } };
    case "team":
      return own?.id === place.teamId
        ? null
        : { do: "move", studentId, destination: { to: "team", teamId: place.teamId } };
  }
}

function changeTeam(
  arrangement: Arrangement,
  { teamId }: Dragged & { what: "team" },
  place: DropPlace,
): DropChange | null {
  switch (place.on) {
    case "tray":
      return null;
    case "mode":
      return teamOf(arrangement, teamId)?.mode === place.mode ? null : { do: "mode", teamId, mode: place.mode };
    case "team": {
      const meets = place.teamId === teamId || matchOf(arrangement, teamId)?.teamIds.includes(place.teamId) === true;
      return meets ? null : { do: "meet", teamId, otherId: place.teamId };
    }
  }
}

function withChange(arrangement: Arrangement, change: DropChange): Arrangement {
  switch (change.do) {
    case "move":
      return withStudentMoved(arrangement, change.studentId, change.destination);
    case "mode":
      return withModeChanged(arrangement, change.teamId, change.mode);
    case "meet":
      return withMeeting(arrangement, change.teamId, change.otherId);
  }
}

/** What the change would break, in the order of the preview. */
export function listBreakages(before: Arrangement, change: DropChange, facts: EffectFacts): Breakage[] {
  const after = withChange(before, change);
  const unmatched = listUnmatchedTeams(before).map((team) => team.number);
  return effectsOf(before, after, facts).flatMap((effect): Breakage[] => {
    switch (effect.effect) {
      case "alone":
      case "team-ends":
      case "match-ends":
      case "same-mode":
      case "trio-shares":
      case "met-before":
      case "lock-ends":
        return [effect];
      case "mode-changes":
        return effect.begun ? [effect] : [];
      case "match-changes":
        return effect.leave.length > 0 ? [effect] : [];
      case "without-match": {
        const numbers = effect.numbers.filter((number) => !unmatched.includes(number));
        return numbers.length > 0 ? [{ ...effect, numbers }] : [];
      }
      default:
        return [];
    }
  });
}
