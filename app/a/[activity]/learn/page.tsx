import { redirect } from "next/navigation";
import { requireMember } from "@/lib/auth/require";
import { currentStation } from "@/lib/rules/learning/learning";
import { loadLessonProgress } from "@/lib/classroom/learning/lesson-progress";

/** The lesson: goes on where the student left off. */
export default async function Learn({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const way = await loadLessonProgress(member);
  const station = currentStation(way.stations);
  redirect(way.open && station !== undefined ? `/a/${activityId}/learn/${station.id}` : `/a/${activityId}/wait`);
}
