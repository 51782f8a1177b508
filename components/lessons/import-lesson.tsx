"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { FileUpload } from "@/components/exporting/file-upload";
import sections from "@/components/ui/display/sections.module.css";
import { lessonFileLimit } from "@/lib/content/lesson-file-limit";

/** Uploads the file of a lesson and opens what was imported. */
export function ImportLesson() {
  const t = useTranslations("lessons.list");
  const router = useRouter();
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("import")}</h2>
        <p className="quiet">{t("importText")}</p>
      </header>
      <FileUpload
        to="/teacher/lessons/file"
        most={lessonFileLimit}
        sentences={{ broken: t("broken"), gone: t("gone") }}
        onDone={({ lessonId }: { lessonId: string }) => router.push(`/teacher/lessons/${lessonId}`)}
      />
    </section>
  );
}
