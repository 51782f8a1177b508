import { getTranslations } from "next-intl/server";
import type { ActivityReader } from "@/lib/activity/authorise";
import { listUnansweredFlags, loadBoard } from "@/lib/features/screens/board/board";
import { loadClass } from "@/lib/features/people/classes/classes";

/**
 * The title of a browser tab on any page of an activity: the class, because a teacher has several open, and the number of unanswered requests for help (T9).
 * @param page the page's name, or `%s` for Next's template
 */
export async function tabTitle(reader: ActivityReader, page: string): Promise<string> {
  const [board, found, t, app] = await Promise.all([
    loadBoard(reader),
    loadClass(reader.classId),
    getTranslations("activity.head"),
    getTranslations("app"),
  ]);
  return t("tab", { n: listUnansweredFlags(board).length, page, class: found.name, app: app("name") });
}
