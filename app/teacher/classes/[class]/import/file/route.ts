import { requireClassSteering } from "@/lib/auth/require";
import { answerRefusal } from "@/lib/classroom/exporting/file-answer";
import { importActivity } from "@/lib/classroom/exporting/import-activity";

/** T14: an exported activity, as the body, becomes one of this class. Answers what was imported as JSON, or why not as a sentence. */
export async function POST(request: Request, { params }: { params: Promise<{ class: string }> }): Promise<Response> {
  const { class: classId } = await params;
  try {
    const steering = await requireClassSteering(classId);
    return Response.json(await importActivity(steering, new Uint8Array(await request.arrayBuffer())));
  } catch (error) {
    return answerRefusal(error);
  }
}
