import { redirect } from "next/navigation";
import { requireMember } from "@/lib/activity/require";
import { phaseRedirect } from "@/lib/activity/rules/phase-pages";

/** The activity's address, which redirects to the page of the class's phase. */
export default async function ActivityStart({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const { activity } = await requireMember(activityId);
  redirect(phaseRedirect(activityId, activity.phase));
}
