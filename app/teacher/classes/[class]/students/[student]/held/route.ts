import { currentViewer } from "@/lib/auth/require";
import { authoriseClassReading } from "@/lib/auth/standing";
import { loadHeldFile } from "@/lib/classroom/privacy/held";
import { AppError } from "@/lib/errors/errors";

/** B10: all that is held about a student, as a file, for a teacher of the class. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ class: string; student: string }> },
): Promise<Response> {
  const { class: classId, student } = await params;
  try {
    const reading = await authoriseClassReading(await currentViewer(), classId);
    const file = await loadHeldFile(reading, student);
    return new Response(JSON.stringify(file, null, 2), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="student-${student}.json"`,
      },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "signed-out") return new Response(null, { status: 401 });
    if (error instanceof AppError && error.code === "not-found") return new Response(null, { status: 404 });
    throw error;
  }
}
