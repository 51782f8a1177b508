import { database } from "@/db/client";
import { listSeatedMatches } from "@/lib/features/teams/matches/queries/matches";
import { type ActivityRow, type ActivityVersions } from "@/lib/activity/queries/activity";
import { loadTimes } from "@/lib/features/hour/clocks/queries/clocks";
import { type RoomFacts } from "./activity-room";

/** The facts of activities, in their order, with three queries for any number of activities. They are at least as new as `version`. */
export async function loadRoomFacts(
  activities: readonly (Pick<ActivityRow, "id" | "phase" | "selfPaced" | "pacedFrom" | "pause"> &
    Pick<ActivityVersions, "version">)[],
): Promise<RoomFacts[]> {
  const [matches, times] = await Promise.all([
    listSeatedMatches(
      database(),
      activities.map(({ id }) => id),
    ),
    loadTimes(database(), activities),
  ]);
  return activities.flatMap(({ id, version, phase, selfPaced, pacedFrom }) => {
    const time = times.get(id);
    const own = matches
      .filter(({ activityId }) => activityId === id)
      .map(({ matchId, teamIds }) => ({ id: matchId, teamIds }));
    return time === undefined ? [] : [{ version, phase, selfPaced, pacedFrom, matches: own, time }];
  });
}
