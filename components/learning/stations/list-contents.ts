import { getTranslations } from "next-intl/server";
import type { ContentsStation } from "@/components/learning/frame/contents";
import { readingMinutes } from "@/lib/content/reading-time";
import type { LessonProgress } from "@/lib/features/learning/lesson-progress";

/** The stations as the rail lists them. */
export async function listContents(
  { lesson, stations, isOpen }: LessonProgress,
  activityId: string,
  now: string,
): Promise<ContentsStation[]> {
  const t = await getTranslations("learn.stations");
  return stations.map(({ id, kind, done }) => ({
    id,
    name: kind === "section" ? (lesson.sections.find((section) => section.id === id)?.title ?? id) : t(kind),
    href: isOpen(id) ? `/a/${activityId}/learn/${id}` : null,
    done,
    now: id === now,
    apart: kind === "match",
    minutes: kind === "section" ? readingMinutes(lesson, id) : null,
  }));
}
