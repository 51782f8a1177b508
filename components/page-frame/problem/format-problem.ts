import { getTranslations } from "next-intl/server";
import type { ProblemWords } from "./problem-sentences";

/** The words of the error page; `safe` where all that is written goes through a worksheet that says Saved. */
export async function sayProblem({ safe, homeHref }: { safe: boolean; homeHref: string }): Promise<ProblemWords> {
  const t = await getTranslations("app.problem");
  return {
    title: t("title"),
    text: t("text", { number: "{number}" }),
    textNoNumber: t("textNoNumber"),
    safe: safe ? { lead: t("safeLead"), rest: t("safeRest") } : null,
    again: t("again"),
    lost: t("lost"),
    home: t("home"),
    homeHref,
  };
}
