import { getTranslations } from "next-intl/server";
import type { Reading } from "@/lib/auth/standing";
import { listAsking, loadBoard } from "@/lib/classroom/board/board";
import { loadClass } from "@/lib/classroom/classes/classes";

/** T9: a tab's title, which names the class, as a teacher has several open, and counts those who ask for help, whatever page of the activity is in it. `page`: its name, or `%s` for Next's template. */
export async function tabTitle(reading: Reading, page: string): Promise<string> {
  const [board, found, t, app] = await Promise.all([
    loadBoard(reading),
    loadClass(reading.classId),
    getTranslations("activity.head"),
    getTranslations("app"),
  ]);
  return t("tab", { n: listAsking(board).length, page, class: found.name, app: app("name") });
}
