import { getTranslations } from "next-intl/server";
import type { Reading } from "@/lib/auth/standing";
import { listAsking, loadBoard } from "@/lib/classroom/board/board";

/** T9: a tab's title, which counts those who ask for help, whatever page of the activity is in it. `page`: its name, or `%s` for Next's template. */
export async function tabTitle(reading: Reading, page: string): Promise<string> {
  const [board, t, app] = await Promise.all([
    loadBoard(reading),
    getTranslations("activity.head"),
    getTranslations("app"),
  ]);
  return t("tab", { n: listAsking(board).length, page, app: app("name") });
}
