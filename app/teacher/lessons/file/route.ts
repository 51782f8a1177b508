import { requireTeacher } from "@/lib/activity/require";
import { readLessonFile } from "@/lib/content/lesson-file";
import { answerRefusal } from "@/lib/features/exporting/file-answer";
import { importLesson } from "@/lib/features/lessons/own-lessons";

/** Imports a lesson's file, which is the request's body, as the teacher's own. Answers with the lesson's id, or with a sentence about why not (T16). */
export async function POST(request: Request): Promise<Response> {
  try {
    const teacher = await requireTeacher();
    const file = readLessonFile(new Uint8Array(await request.arrayBuffer()));
    return Response.json({ lessonId: await importLesson(teacher, file) });
  } catch (error) {
    return answerRefusal(error);
  }
}
