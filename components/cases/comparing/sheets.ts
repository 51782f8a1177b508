import { getFormatter, getTranslations } from "next-intl/server";
import type { CaseSheet } from "./case-sheet";
import type { Member } from "@/lib/activity/authorise";
import type { Comparison, ShownCase } from "@/lib/features/cases/comparing/comparing";
import { findMode, modeOf, shownMode, textsOfExample } from "@/lib/content/lesson";

/** The sheets of a match in presenting order, an exemplar last (Q15). */
export async function listSheets(
  member: Member,
  { cases, match }: Pick<Comparison, "cases" | "match">,
): Promise<CaseSheet[]> {
  const lesson = member.activity.lesson;
  const [t, format] = await Promise.all([getTranslations("compare.sheet"), getFormatter()]);
  const sheet = ({ teamId, number, mode, members, texts, live }: ShownCase): CaseSheet => {
    const by = t("team", {
      number,
      names: format.list(
        members.map((each) => (each.id === member.studentId ? t("you", { name: each.name }) : each.name)),
      ),
    });
    return {
      key: teamId,
      mode: shownMode(modeOf(lesson, mode)),
      by,
      texts,
      live: live === null ? null : { kind: "worksheet", ...live, access: "read" },
      note: live === null ? "" : t("notHandedIn"),
    };
  };
  const sheets = cases.map(sheet);
  const exemplarMode = match.exemplarMode === null ? null : findMode(lesson, match.exemplarMode);
  if (exemplarMode !== null)
    sheets.push({
      key: "exemplar",
      mode: shownMode(exemplarMode),
      by: t("exemplar"),
      live: null,
      texts: textsOfExample(exemplarMode.example),
      note: "",
    });
  return sheets;
}
