/** Restores facts of teams, their members and their matches. Teams and matches are ended and revived, never deleted. */
import {
  changeSeats,
  endMatches,
  findSeatedTeams,
  reviveMatch,
  setMatchLocked,
  setMatchValues,
} from "@/lib/features/teams/matches/queries/matches";
import {
  changeTeamMode,
  dissolveTeams,
  reviveTeam,
  seatStudents,
  setTeamLocked,
} from "@/lib/features/teams/queries/teams";
import { storeCopies } from "@/lib/features/teams/copies";
import type { FactChange } from "@/lib/activity/rules/journal";
import type { TeamFacts } from "@/lib/activity/journal/facts";
import { changesOfKind, type Restores } from "./restore";

export const teamRestores: Restores<TeamFacts> = {
  team: {
    topics: ["teams", "matches", "tray"],
    apply: async (tx, changes, { now, all }) => {
      await storeCopies(tx, leavingIn(all), now);
      await dissolveTeams(
        tx,
        changes.filter(({ after }) => after === null).map(({ id }) => id),
        now,
      );
      for (const { id, before, after } of changes) {
        if (after === null) continue;
        if (before === null) await reviveTeam(tx, id, after);
        else if (before.mode !== after.mode) await changeTeamMode(tx, id, after.mode, now);
      }
    },
  },
  "team-locked": {
    topics: ["locks"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setTeamLocked(tx, id, after !== null);
    },
  },
  member: {
    topics: ["teams", "tray"],
    apply: async (tx, changes) => {
      for (const activityId of new Set(changes.map(({ ids: [first = ""] }) => first))) {
        const own = changes.filter(({ ids: [first] }) => first === activityId);
        await seatStudents(
          tx,
          activityId,
          own.filter(({ after }) => after === null).map(({ id }) => id),
          own.flatMap(({ id, after }) => (after === null ? [] : [{ studentId: id, teamId: after }])),
        );
      }
    },
  },
  match: {
    topics: ["matches"],
    // A revived match has its notes again; the notes of an ended one stay readable for its teams (Q8).
    apply: async (tx, changes, { now }) => {
      await endMatches(
        tx,
        changes.filter(({ after }) => after === null).map(({ id }) => id),
        now,
      );
      for (const { id, before, after } of changes) {
        if (after === null) continue;
        const values = { exemplarMode: after.exemplarMode, override: after.override };
        if (before === null) await reviveMatch(tx, id, values);
        else await setMatchValues(tx, id, values);
        await changeSeats(tx, id, { from: await findSeatedTeams(tx, id), to: after.teamIds }, now);
      }
    },
  },
  "match-locked": {
    topics: ["locks"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setMatchLocked(tx, id, after !== null);
    },
  },
};

/** Students who leave a team. They get a copy of its text before the team changes (T7). */
function leavingIn(changes: readonly FactChange[]) {
  return changesOfKind(changes, "member").flatMap(({ ids: [activityId = ""], id, before }) =>
    typeof before === "string" ? [{ activityId, studentId: id, teamId: before }] : [],
  );
}
