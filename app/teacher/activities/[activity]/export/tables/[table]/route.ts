import { getTranslations } from "next-intl/server";
import { requireActivityReader } from "@/lib/activity/require";
import { exportTable, isTableName } from "@/lib/features/exporting/export-tables";
import { auditRead } from "@/lib/activity/audit";
import { loadTableWords } from "@/lib/features/exporting/table-words";
import { answerFile, answerRefusal } from "@/lib/features/exporting/file-answer";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

/** One table of the activity as CSV, streamed to its teachers (T14). */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ activity: string; table: string }> },
): Promise<Response> {
  const { activity, table } = await params;
  try {
    const reader = await requireActivityReader(activity);
    const [words, names] = await Promise.all([loadTableWords(), getTranslations("exporting.tables.names")]);
    const file = await exportTable(reader, table, words, request.signal);
    const what = isTableName(table) ? names(table) : table;
    await auditRead(reader, "table", { activityId: activity, detail: what });
    return answerFile({ ...file, name: `${file.name} ${what}.csv` }, "text/csv; charset=utf-8");
  } catch (error) {
    return answerRefusal(error);
  }
}
