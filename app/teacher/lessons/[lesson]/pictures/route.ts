import { requireLessonEditor } from "@/lib/activity/require";
import { answerRefusal } from "@/lib/features/exporting/file-answer";
import { addPicture } from "@/lib/features/lessons/pictures";

/** Stores the picture that is the request's body. Answers with what a figure says of it, or with a sentence about why not (T16). */
export async function POST(request: Request, { params }: { params: Promise<{ lesson: string }> }): Promise<Response> {
  try {
    const editor = await requireLessonEditor((await params).lesson);
    return Response.json(await addPicture(editor, new Uint8Array(await request.arrayBuffer())));
  } catch (error) {
    return answerRefusal(error);
  }
}
