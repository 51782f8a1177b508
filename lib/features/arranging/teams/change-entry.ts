import { listNewTeams, teamOf } from "@/lib/features/teams/rules/arrangement";
import type { LoadedArrangement } from "@/lib/features/teams/arrangement";
import type { Change, PlannedChange } from "@/lib/features/teams/changes";
import type { Entry } from "@/lib/activity/journal/record";

/** The journal entry of a change of teams and matches. */
export function journalEntryOf(
  change: Change,
  { arrangement }: LoadedArrangement,
  { after, round }: PlannedChange & { kind: "ready" },
): Entry {
  const number = (teamId: string) => teamOf(arrangement, teamId)?.number ?? 0;
  switch (change.do) {
    case "draw-teams":
    case "form-teams":
      return { kind: change.do, values: { teams: listNewTeams(after, arrangement).length } };
    case "move": {
      const numberIn = (teams: typeof after.teams) =>
        teams.find((team) => team.memberIds.includes(change.studentId))?.number ?? 0;
      return {
        kind: "move",
        values: { student: change.studentId, from: numberIn(arrangement.teams), to: numberIn(after.teams) },
      };
    }
    case "mode":
      return {
        kind: "mode",
        values: { team: number(change.teamId), was: teamOf(arrangement, change.teamId)?.mode ?? "", mode: change.mode },
      };
    case "merge":
      return { kind: "merge", values: { team: number(change.teamId), other: number(change.otherId) } };
    case "split":
      return {
        kind: "split",
        values: { team: number(change.teamId), to: Math.max(...after.teams.map((team) => team.number)) },
      };
    case "end":
      return { kind: "end", values: { team: number(change.teamId) } };
    case "pair":
      return { kind: "pair" };
    case "next-round":
      return { kind: "next-round", values: { round } };
    case "meet":
      return { kind: "meet", values: { team: number(change.teamId), other: number(change.otherId) } };
    case "exemplar": {
      const match = after.matches.find((each) => each.teamIds.includes(change.teamId));
      if (change.mode === null) return { kind: "exemplar-away", values: { team: number(change.teamId) } };
      return { kind: "exemplar", values: { team: number(change.teamId), mode: match?.exemplarMode ?? "" } };
    }
  }
}
