import { getFormatter } from "next-intl/server";
import type { Places } from "@/components/arranging/teams/places-offered";
import type { ActivityReader } from "@/lib/activity/authorise";
import type { LoadedArrangement } from "@/lib/features/teams/arrangement";
import { shownMode } from "@/lib/content/lesson";
import { maxInTeam } from "@/lib/activity/rules/team-size";

/** The arrangement with its cap for each mode, and the default cap. */
export type TeamsLoaded = LoadedArrangement & { cap: number; defaultCap: number };

export interface PartProps {
  loaded: TeamsLoaded;
  activity: ActivityReader["activity"];
}

/** The teams and modes to which students can be moved, and the teams with which a team can be paired. */
export async function findPlaces(
  { arrangement, students, ended, earlier }: LoadedArrangement,
  activity: ActivityReader["activity"],
): Promise<Places> {
  const format = await getFormatter();
  const names = new Map(students.map((student) => [student.id, student.name]));
  return {
    teams: arrangement.teams.map(({ id, number, mode, memberIds }) => ({
      id,
      number,
      mode,
      members: format.list(memberIds.map((memberId) => names.get(memberId) ?? "")),
      people: memberIds.map((memberId) => ({ id: memberId, name: names.get(memberId) ?? "" })),
      full: memberIds.length >= maxInTeam,
      meets: othersWith(
        id,
        arrangement.matches.map((match) => match.teamIds),
      ),
      met: othersWith(id, earlier),
    })),
    students: students.map(({ id, name }) => ({ id, name })),
    ended: [...ended],
    most: maxInTeam,
    modes: activity.lesson.modes.map(shownMode),
  };
}

/** The other teams of every group that the team is in. */
function othersWith(teamId: string, groups: readonly (readonly string[])[]): string[] {
  return groups.filter((ids) => ids.includes(teamId)).flatMap((ids) => ids.filter((id) => id !== teamId));
}
