import { getFormatter, getTranslations } from "next-intl/server";
import type { QueueEntry } from "@/components/teacher/reading/queue";
import type { BoardTeam } from "@/lib/classroom/board";

/** Every team by number, leading to what it handed in, or to its live worksheet. */
export async function teamQueue(activityId: string, teams: readonly BoardTeam[]): Promise<QueueEntry[]> {
  const [t, format] = await Promise.all([getTranslations("activity.reading"), getFormatter()]);
  return teams.map(({ id, number, mode, members, submission }) => ({
    teamId: id,
    number,
    mode,
    names: format.list(members.map(({ name }) => name), { type: "unit" }),
    href: casePath(activityId, { id, submission }),
    says: submission === null ? t("notYet") : t("handedIn"),
    handedIn: submission !== null,
  }));
}

function casePath(activityId: string, { id, submission }: Pick<BoardTeam, "id" | "submission">): string {
  return `/teacher/activities/${activityId}/${submission === null ? `worksheets/${id}` : `submissions/${submission.id}`}`;
}

export interface Neighbours {
  previous: { href: string; words: string } | null;
  next: { href: string; words: string } | null;
}

export async function neighboursOf(queue: readonly QueueEntry[], teamId: string): Promise<Neighbours> {
  const t = await getTranslations("activity.reading");
  const place = queue.findIndex((entry) => entry.teamId === teamId);
  const step = (entry: QueueEntry | undefined) => (entry === undefined ? null : { href: entry.href, words: t("team", { number: entry.number }) });
  return place < 0 ? { previous: null, next: step(queue[0]) } : { previous: step(queue[place - 1]), next: step(queue[place + 1]) };
}
