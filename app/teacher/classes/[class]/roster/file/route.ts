import { requireClassReader, requireEditorPage } from "@/lib/activity/require";
import { writeRoster } from "@/lib/features/arranging/students/roster";
import { auditRead } from "@/lib/activity/audit";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

/** The roster as a spreadsheet file. Only teachers who can edit get it, because it has the school's emails and IDs (T14, T15). */
export async function GET(_request: Request, { params }: { params: Promise<{ class: string }> }): Promise<Response> {
  const { class: classId } = await params;
  const editor = requireEditorPage(await requireClassReader(classId));
  await auditRead(editor, "list", {});
  return new Response(await writeRoster(editor), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="roster.csv"',
    },
  });
}
