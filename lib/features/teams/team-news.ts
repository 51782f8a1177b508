/** What happened to a student's team, shown on every page until the student has read it (T7). */
import { database, transaction } from "@/db/client";
import { findTeamFacts, setTeamSeen } from "./queries/team-news";
import { lockActivity } from "@/lib/activity/queries/activity";
import type { Member } from "@/lib/activity/authorise";
import { batched } from "@/lib/process/batch";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { teamNews, type SeenTeam, type TeamNews } from "./rules/team-news";

export interface OwnTeamNews {
  news: TeamNews;
  team: SeenTeam["team"];
  /** Names of the team-mates, of those who came, and of those who left. */
  mates: string[];
  came: string[];
  went: string[];
  /** Identifies the shown state of the team, for {@link noteTeamSeen}. */
  stamp: string;
}

const factsOf = batched((asked: readonly { activityId: string; studentId: string }[]) =>
  findTeamFacts(database(), asked),
);

/** null before Write, because students do not know their team until then (Q1). */
export async function loadTeamNews(member: Member): Promise<OwnTeamNews | null> {
  if (!isAtLeast(member.activity.phase, "write")) return null;
  const { seen, now, seenTeamEnded, names } = await factsOf({
    activityId: member.activity.id,
    studentId: member.studentId,
  });
  const news = teamNews(seen, now, seenTeamEnded);
  const named = (ids: readonly string[]) => ids.flatMap((id) => names[id] ?? []);
  return {
    news,
    team: now.team,
    mates: named(now.mateIds),
    came: news.is === "mates" ? named(news.came) : [],
    went: news.is === "mates" ? named(news.went) : [],
    stamp: stampOf(now),
  };
}

/** Records that the student has seen their team. Does nothing when the team has changed since `stamp`, because they have not seen that change. */
export async function noteTeamSeen(member: Member, stamp: string): Promise<void> {
  const { id: activityId } = member.activity;
  await transaction(async (tx) => {
    await lockActivity(tx, activityId);
    const [facts] = await findTeamFacts(tx, [{ activityId, studentId: member.studentId }]);
    if (facts !== undefined && stampOf(facts.now) === stamp)
      await setTeamSeen(tx, activityId, member.studentId, facts.now);
  });
}

const stampOf = (team: SeenTeam) => [team.team?.id ?? "", team.team?.mode ?? "", ...team.mateIds].join(" ");
