import { redirect } from "next/navigation";
import { requireMember } from "@/lib/auth/require";
import { currentStation } from "@/lib/rules/learning/learning";
import { loadLessonProgress } from "@/lib/classroom/learning/lesson-progress";

/** The lesson: redirects to where the student left off. */
export default async function Learn({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const progress = await loadLessonProgress(member);
  const station = currentStation(progress.stations);
  redirect(progress.open && station !== undefined ? `/a/${activityId}/learn/${station.id}` : `/a/${activityId}/wait`);
}
