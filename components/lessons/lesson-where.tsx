import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/controls/link";

/** The breadcrumb of a lesson's pages. */
export async function LessonWhere({ children }: { children: ReactNode }) {
  const t = await getTranslations("lessons.list");
  return (
    <>
      <Link href="/teacher/lessons">{t("title")}</Link>
      <span className="pale">/</span>
      <b>{children}</b>
    </>
  );
}
