import { requireTeacher } from "@/lib/activity/require";
import { readLessonFile } from "@/lib/content/lesson-file";
import { answerRefusal } from "@/lib/features/exporting/file-answer";
import { addLesson } from "@/lib/features/lessons/own-lessons";

/** Imports a lesson's file, which is the request's body, as the teacher's own. Answers with the lesson's id, or with a sentence about why not (T16). */
export async function POST(request: Request): Promise<Response> {
  try {
    const teacher = await requireTeacher();
    const lesson = readLessonFile(new Uint8Array(await request.arrayBuffer()));
    return Response.json({ lessonId: await addLesson(teacher, lesson) });
  } catch (error) {
    return answerRefusal(error);
  }
}
