import { redirect } from "next/navigation";
import { requireMember } from "@/lib/auth/require";
import { phasePage } from "@/lib/rules/phases/phase-pages";

/** The activity itself: the page of the phase the class is in. */
export default async function ActivityStart({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const { activity } = await requireMember(activityId);
  redirect(phasePage(activityId, activity.phase));
}
