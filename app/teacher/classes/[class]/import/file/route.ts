import { requireClassEditor } from "@/lib/activity/require";
import { answerRefusal } from "@/lib/features/exporting/file-answer";
import { importActivity } from "@/lib/features/exporting/import-activity";

/**
 * Imports an exported activity, which is the request's body, into this class. Answers with what was imported as JSON, or with a sentence about why
 * not (T14).
 */
export async function POST(request: Request, { params }: { params: Promise<{ class: string }> }): Promise<Response> {
  const { class: classId } = await params;
  try {
    const editor = await requireClassEditor(classId);
    return Response.json(await importActivity(editor, new Uint8Array(await request.arrayBuffer())));
  } catch (error) {
    return answerRefusal(error);
  }
}
