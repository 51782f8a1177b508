import { requireClassReader, requireEditorPage } from "@/lib/activity/require";
import { answerRefusal } from "@/lib/features/exporting/file-answer";
import { loadStoredDataFile } from "@/lib/features/privacy/stored-data";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

/** All data stored about a student, as a file. Only teachers who can edit get it, because it has the school's email and ID (B10). */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ class: string; student: string }> },
): Promise<Response> {
  const { class: classId, student } = await params;
  try {
    const file = await loadStoredDataFile(requireEditorPage(await requireClassReader(classId)), student);
    return new Response(JSON.stringify(file, null, 2), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="student-${student}.json"`,
      },
    });
  } catch (error) {
    return answerRefusal(error);
  }
}
