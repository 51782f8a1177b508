import { getFormatter, getTranslations } from "next-intl/server";
import type { QueueEntry } from "./queue";
import type { Steering } from "@/lib/auth/standing";
import type { BoardTeam } from "@/lib/classroom/board/board";
import { loadReviews } from "@/lib/classroom/reviewing/reviews";
import { lessonOf } from "@/lib/content/lesson";
import { stageOf, totalOf, type ReviewStage } from "@/lib/rules/reviewing/review";

const icons = {
  "to-read": null,
  begun: null,
  marked: "check",
  returned: "undo",
  released: "eye",
} as const satisfies Record<ReviewStage, QueueEntry["icon"]>;

/** Every team by number, with its submission and the stage of its review, or with its live worksheet. */
export async function loadTeamQueue(steering: Steering, teams: readonly BoardTeam[]): Promise<QueueEntry[]> {
  const { id: activityId, contentId } = steering.activity;
  const [reading, t, format, reviews] = await Promise.all([
    getTranslations("activity.reading"),
    getTranslations("review.stage"),
    getFormatter(),
    loadReviews(steering),
  ]);
  const criteria = lessonOf(contentId).rubric.map(({ id }) => id);
  return teams.map(({ id, number, mode, members, submission }) => {
    const entry = {
      teamId: id,
      number,
      mode,
      names: format.list(
        members.map(({ name }) => name),
        { type: "unit" },
      ),
      href: casePath(activityId, { id, submission }),
    };
    const review = reviews.find(({ submissionId }) => submissionId === submission?.id);
    if (review === undefined)
      return { ...entry, submissionId: null, stage: null, status: reading("notYet"), icon: null };
    const total = totalOf(review.levels, criteria);
    const stage = stageOf({ ...review, marked: total.marked, criteria: criteria.length });
    return {
      ...entry,
      submissionId: review.submissionId,
      stage,
      status: t(stage, { ...total, again: review.nth > 1 ? "yes" : "no" }),
      icon: icons[stage],
    };
  });
}

function casePath(activityId: string, { id, submission }: Pick<BoardTeam, "id" | "submission">): string {
  return `/teacher/activities/${activityId}/${submission === null ? `worksheets/${id}` : `submissions/${submission.id}`}`;
}

export interface Neighbours {
  previous: { href: string; label: string } | null;
  next: { href: string; label: string } | null;
}

export async function formatNeighbours(queue: readonly QueueEntry[], teamId: string): Promise<Neighbours> {
  const t = await getTranslations("activity.reading");
  const place = queue.findIndex((entry) => entry.teamId === teamId);
  const step = (entry: QueueEntry | undefined) =>
    entry === undefined ? null : { href: entry.href, label: t("team", { number: entry.number }) };
  return place < 0
    ? { previous: null, next: step(queue[0]) }
    : { previous: step(queue[place - 1]), next: step(queue[place + 1]) };
}
