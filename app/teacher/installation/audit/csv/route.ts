import { requireOwner } from "@/lib/activity/require";
import { answerFile, answerRefusal } from "@/lib/features/exporting/file-answer";
import { exportAudit } from "@/lib/features/privacy/audit-log";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

/** The audit log as CSV, streamed to owners (Q34). */
export async function GET(request: Request): Promise<Response> {
  try {
    return answerFile(await exportAudit(await requireOwner(), request.signal), "text/csv; charset=utf-8");
  } catch (error) {
    return answerRefusal(error);
  }
}
