import { redirect } from "next/navigation";
import { requireMember } from "@/lib/activity/require";
import { findLearnPage, loadLessonProgress } from "@/lib/features/learning/lesson-progress";

/** The lesson. Redirects to where the student left off. */
export default async function Learn({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const { open } = await loadLessonProgress(member);
  redirect((open ? await findLearnPage(member) : null) ?? `/a/${activityId}/wait`);
}
