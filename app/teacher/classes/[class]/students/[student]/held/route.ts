import { requireClassReading } from "@/lib/auth/require";
import { answerRefusal } from "@/lib/classroom/exporting/file-answer";
import { loadHeldFile } from "@/lib/classroom/privacy/held";

/** B10: all that is held about a student, as a file, for a teacher of the class. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ class: string; student: string }> },
): Promise<Response> {
  const { class: classId, student } = await params;
  try {
    const file = await loadHeldFile(await requireClassReading(classId), student);
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
