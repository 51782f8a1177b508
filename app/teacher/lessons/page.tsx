import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CopyLesson } from "@/components/lessons/copy-lesson";
import { ImportLesson } from "@/components/lessons/import-lesson";
import { LessonList, ShippedLessons } from "@/components/lessons/lesson-list";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { Link } from "@/components/ui/controls/link";
import sections from "@/components/ui/display/sections.module.css";
import { requireTeacher } from "@/lib/activity/require";
import { listLessons } from "@/lib/features/lessons/own-lessons";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lessons.list"))("title") };
}

/** The lessons that the teacher may edit, and the ways to make another lesson (T16). */
export default async function LessonsPage() {
  const teacher = await requireTeacher();
  const [{ own, shipped, toCopy }, t, toClasses] = await Promise.all([
    listLessons(teacher),
    getTranslations("lessons.list"),
    getTranslations("teacher.classes"),
  ]);
  return (
    <TeacherFrame
      teacherId={teacher.teacherId}
      name={teacher.name}
      where={
        <>
          <Link href="/teacher">{toClasses("title")}</Link>
          <span className="pale">/</span>
          <b>{t("title")}</b>
        </>
      }
    >
      <header className={sections.head}>
        <h1>{t("title")}</h1>
        <p className="quiet">{t("text")}</p>
      </header>
      <ClientMessages of={["lessons.list", "exporting.file"]}>
        <LessonList lessons={own} />
        <ShippedLessons lessons={shipped} />
        <CopyLesson lessons={toCopy} />
        <ImportLesson />
      </ClientMessages>
    </TeacherFrame>
  );
}
