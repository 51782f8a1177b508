import { requireMember } from "@/lib/activity/require";
import { answerRefusal } from "@/lib/features/exporting/file-answer";
import { answerPicture, loadActivityPicture } from "@/lib/features/lessons/pictures";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

interface Context {
  params: Promise<{ activity: string; picture: string }>;
}

/** A picture of the lesson, for the activity's students (T16). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { activity: id, picture } = await params;
    const member = await requireMember(id);
    return answerPicture(await loadActivityPicture(member.activity, picture));
  } catch (error) {
    return answerRefusal(error);
  }
}
