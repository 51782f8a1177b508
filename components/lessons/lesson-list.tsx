import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import sections from "@/components/ui/display/sections.module.css";
import type { OwnLesson } from "@/lib/features/lessons/own-lessons";

/** The lessons that a teacher may edit, each with its file. */
export async function LessonList({ lessons }: { lessons: readonly OwnLesson[] }) {
  const [t, fields] = await Promise.all([getTranslations("lessons.list"), getTranslations("lessons.fields")]);
  if (lessons.length === 0) return <p>{t("none")}</p>;
  return (
    <ul className={sections.open}>
      {lessons.map(({ lessonId, title, version }) => (
        <li key={lessonId}>
          <Link href={`/teacher/lessons/${lessonId}`}>{title === "" ? fields("unnamed") : title}</Link>
          <span className="quiet">{version === null ? t("noVersion") : t("version", { version })}</span>
          <a href={`/teacher/lessons/${lessonId}/file`} download>
            {t("file")}
          </a>
        </li>
      ))}
    </ul>
  );
}
