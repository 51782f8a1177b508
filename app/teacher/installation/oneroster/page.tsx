import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportSchool } from "@/components/oneroster/import-school";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { Link } from "@/components/ui/controls/link";
import sections from "@/components/ui/display/sections.module.css";
import { requireOwner } from "@/lib/activity/require";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teacher.oneroster"))("title") };
}

/** Imports classes, teachers and students from a school's OneRoster file (T15). */
export default async function OneRosterPage() {
  const owner = await requireOwner();
  const [t, installation] = await Promise.all([
    getTranslations("teacher.oneroster"),
    getTranslations("teacher.installation"),
  ]);
  return (
    <TeacherFrame
      teacherId={owner.teacherId}
      name={owner.name}
      where={
        <>
          <Link href="/teacher/installation">{installation("title")}</Link>
          <span className="pale">/</span>
          <b>{t("title")}</b>
        </>
      }
    >
      <header className={sections.head}>
        <h1>{t("title")}</h1>
        <p>{t("text")}</p>
        <p className="quiet">{t("rules")}</p>
      </header>
      <ClientMessages of={["teacher.oneroster", "exporting.file"]}>
        <ImportSchool />
      </ClientMessages>
    </TeacherFrame>
  );
}
