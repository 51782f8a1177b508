import { requireLessonEditor } from "@/lib/activity/require";
import { answerRefusal, fileName } from "@/lib/features/exporting/file-answer";
import { writeLessonFile } from "@/lib/content/lesson-file";
import { exportLesson } from "@/lib/features/lessons/own-lessons";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

/** The lesson as one file, which another installation can import (T16). */
export async function GET(_request: Request, { params }: { params: Promise<{ lesson: string }> }): Promise<Response> {
  try {
    const file = await exportLesson(await requireLessonEditor((await params).lesson));
    const name = encodeURIComponent(fileName(`${file.lesson.title}.lesson.json`));
    return new Response(writeLessonFile(file), {
      headers: { "content-type": "application/json", "content-disposition": `attachment; filename*=UTF-8''${name}` },
    });
  } catch (error) {
    return answerRefusal(error);
  }
}
