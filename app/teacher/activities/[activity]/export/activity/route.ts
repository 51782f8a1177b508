import { requireActivityReader } from "@/lib/activity/require";
import { auditRead } from "@/lib/activity/audit";
import { exportActivity } from "@/lib/features/exporting/export-activity";
import { answerFile, answerRefusal } from "@/lib/features/exporting/file-answer";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

/** The whole activity as one file that another installation can import, streamed to its teachers (T14). */
export async function GET(request: Request, { params }: { params: Promise<{ activity: string }> }): Promise<Response> {
  const { activity } = await params;
  try {
    const reader = await requireActivityReader(activity);
    const file = await exportActivity(reader, request.signal);
    await auditRead(reader, "activity-file", { activityId: activity });
    return answerFile({ ...file, name: `${file.name}.crosscase.json` }, "application/json");
  } catch (error) {
    return answerRefusal(error);
  }
}
