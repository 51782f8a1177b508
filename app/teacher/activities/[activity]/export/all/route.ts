import { getTranslations } from "next-intl/server";
import { requireActivityReader } from "@/lib/activity/require";
import { exportAll } from "@/lib/features/exporting/export-all";
import type { TableName } from "@/lib/features/exporting/export-tables";
import { answerFile, answerRefusal } from "@/lib/features/exporting/file-answer";
import { loadTableWords } from "@/lib/features/exporting/table-words";
import { auditRead } from "@/lib/activity/audit";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

/** Every table of the activity, and its file, in one ZIP archive, streamed to its teachers (T14). */
export async function GET(request: Request, { params }: { params: Promise<{ activity: string }> }): Promise<Response> {
  const { activity } = await params;
  try {
    const reader = await requireActivityReader(activity);
    const [words, t] = await Promise.all([loadTableWords(), getTranslations("exporting")]);
    const names = { table: (name: TableName) => t(`tables.names.${name}`), activity: t("activity.name") };
    const file = await exportAll(reader, words, names, request.signal);
    await auditRead(reader, "activity-file", { activityId: activity });
    return answerFile({ ...file, name: `${file.name}.zip` }, "application/zip");
  } catch (error) {
    return answerRefusal(error);
  }
}
