/** Sends the platform the activity that a teacher has chosen, so that the course gets its link (T19). */
import { requireTeacher } from "@/lib/activity/require";
import { loadChoiceAnswer } from "@/lib/features/courses/choosing";
import { refusedLaunch } from "@/lib/features/courses/launching";
import { postChoicePage } from "@/lib/features/courses/plain-page";
import { AppError } from "@/lib/errors/errors";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

export async function GET(request: Request): Promise<Response> {
  const teacher = await requireTeacher();
  try {
    const { returnUrl, token, label } = await loadChoiceAnswer(
      teacher,
      new URL(request.url).searchParams.get("launch"),
    );
    return await postChoicePage(returnUrl, token, label);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(null, { status: 303, headers: { location: refusedLaunch(error) } });
  }
}
