import { getTranslations } from "next-intl/server";
import type { SheetWords } from "./sheet";

/** What a sheet says around the students' own words. */
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
