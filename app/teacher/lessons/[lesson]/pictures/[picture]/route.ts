import { requireLessonUser } from "@/lib/activity/require";
import { answerRefusal } from "@/lib/features/exporting/file-answer";
import { answerPicture, loadLessonPicture } from "@/lib/features/lessons/pictures";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

interface Context {
  params: Promise<{ lesson: string; picture: string }>;
}

/** A picture of a lesson that the teacher may edit or try (T16). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { lesson: id, picture } = await params;
    const user = await requireLessonUser(id);
    return answerPicture(await loadLessonPicture(user, picture));
  } catch (error) {
    return answerRefusal(error);
  }
}
