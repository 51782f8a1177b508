import { getTranslations } from "next-intl/server";
import type { SheetWords } from "./sheet";

/** The sentences of a sheet around the students' text. */
export async function sheetWords(): Promise<SheetWords> {
  const t = await getTranslations("sheet");
  return {
    scenario: t("scenario"),
    untitled: t("untitled"),
    blank: t("blank"),
    found: t("found"),
    invented: t("invented"),
    words: (n) => t("words", { n }),
  };
}
