import { getTranslations } from "next-intl/server";
import type { ProblemSentences } from "./problem-sentences";

/** The error page's sentences. @param safe whether all that is written on these pages goes into a document that shows *Saved* */
export async function formatProblem({
  safe,
  homeHref,
}: {
  safe: boolean;
  homeHref: string;
}): Promise<ProblemSentences> {
  const t = await getTranslations("app.problem");
  return {
    title: t("title"),
    text: t("text", { number: "{number}" }),
    textNoNumber: t("textNoNumber"),
    safe: safe ? { lead: t("safeLead"), rest: t("safeRest") } : null,
    again: t("again"),
    noAnswer: t("noAnswer"),
    noAnswerTyped: t("noAnswerTyped"),
    home: t("home"),
    homeHref,
  };
}
