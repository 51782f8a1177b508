import { getFormatter, getTranslations } from "next-intl/server";
import type { QueueEntry } from "./queue";
import type { ActivityReader } from "@/lib/activity/authorise";
import type { BoardTeam } from "@/lib/features/screens/board/board";
import { loadReviews } from "@/lib/features/cases/reviewing/reviews";
import { modeOf, rubricOf, shownMode } from "@/lib/content/lesson";
import {
  countOpen,
  isUnmarked,
  levelsOf,
  stageOf,
  totalOf,
  type ReviewStage,
} from "@/lib/features/cases/reviewing/rules/marks";

const icons = {
  "to-read": null,
  "new-version": "info",
  begun: null,
  marked: "check",
  returned: "undo",
  released: "eye",
} as const satisfies Record<ReviewStage, QueueEntry["icon"]>;

/** Every team by number, with its submission and the stage of its review, or with its live worksheet. */
export async function loadTeamQueue(reader: ActivityReader, teams: readonly BoardTeam[]): Promise<QueueEntry[]> {
  const activityId = reader.activity.id;
  const [inWords, t, format, reviews] = await Promise.all([
    getTranslations("activity.reading"),
    getTranslations("review.stage"),
    getFormatter(),
    loadReviews(reader),
  ]);
  const rubric = rubricOf(reader.activity);
  return teams.map(({ id, number, mode, members, submission }) => {
    const entry = {
      teamId: id,
      number,
      mode: shownMode(modeOf(reader.activity.lesson, mode)),
      names: format.list(
        members.map(({ name }) => name),
        { type: "unit" },
      ),
      href: casePath(activityId, { id, submission }),
    };
    const review = reviews.find(({ submissionId }) => submissionId === submission?.id);
    if (review === undefined)
      return { ...entry, submissionId: null, stage: null, open: 0, status: inWords("notYet"), icon: null };
    const total = totalOf(levelsOf(review.marks, null, []), rubric);
    const open = countOpen(review.marks);
    const stage = stageOf({ ...review, marked: total.marked, open, criteria: rubric.length });
    return {
      ...entry,
      submissionId: review.submissionId,
      stage,
      open,
      status: open > 0 ? t("open", { open }) : t(stage, { ...total, again: review.nth > 1 ? "yes" : "no" }),
      icon: icons[stage],
    };
  });
}

function casePath(activityId: string, { id, submission }: Pick<BoardTeam, "id" | "submission">): string {
  return `/teacher/activities/${activityId}/${submission === null ? `worksheets/${id}` : `submissions/${submission.id}`}`;
}

/** The pages that the keys and *Next submission* open: submitted cases, in the order of the queue. */
export interface CaseSteps {
  previous: string | null;
  next: string | null;
  /** The next case with something left to mark; after the last case, the search goes on from the first. */
  nextUnmarked: string | null;
}

export function caseSteps(queue: readonly QueueEntry[], teamId: string): CaseSteps {
  const place = queue.findIndex((entry) => entry.teamId === teamId);
  const isCase = ({ submissionId }: QueueEntry) => submissionId !== null;
  const [before, after] = [queue.slice(0, Math.max(0, place)), queue.slice(place + 1)];
  return {
    previous: before.findLast(isCase)?.href ?? null,
    next: after.find(isCase)?.href ?? null,
    nextUnmarked: [...after, ...before].find(({ stage }) => stage !== null && isUnmarked(stage))?.href ?? null,
  };
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
