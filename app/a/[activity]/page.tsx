import { redirect } from "next/navigation";
import { requireMember } from "@/lib/auth/require";
import { phaseRedirect } from "@/lib/rules/phases/phase-pages";

/** The activity itself: the page of the phase the class is in. */
export default async function ActivityStart({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const { activity } = await requireMember(activityId);
  redirect(phaseRedirect(activityId, activity.phase));
}
