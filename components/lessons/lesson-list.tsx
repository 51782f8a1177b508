import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import sections from "@/components/ui/display/sections.module.css";
import type { CopyOffer, OwnLesson } from "@/lib/features/lessons/own-lessons";
import { DeleteLesson, ShowLesson } from "./delete-lesson";

/** The lessons that a teacher may edit, each with its file, and below them those that were deleted while an activity used them. */
export async function LessonList({ lessons }: { lessons: readonly OwnLesson[] }) {
  const [t, fields] = await Promise.all([getTranslations("lessons.list"), getTranslations("lessons.fields")]);
  const named = lessons.map((lesson) => ({ ...lesson, title: lesson.title === "" ? fields("unnamed") : lesson.title }));
  const offered = named.filter(({ isHidden }) => !isHidden);
  const hidden = named.filter(({ isHidden }) => isHidden);
  return (
    <>
      {offered.length === 0 && <p>{t("none")}</p>}
      {offered.length > 0 && (
        <ul className={sections.open}>
          {offered.map(({ lessonId, title, version }) => (
            <li key={lessonId}>
              <Link href={`/teacher/lessons/${lessonId}`}>{title}</Link>
              <span className="quiet">{version === null ? t("noVersion") : t("version", { version })}</span>
              <Link href={`/teacher/lessons/${lessonId}/try`} aria-label={t("tryNamed", { title })}>
                {t("try")}
              </Link>
              <a href={`/teacher/lessons/${lessonId}/file`} download>
                {t("file")}
              </a>
              <DeleteLesson lessonId={lessonId} title={title} />
            </li>
          ))}
        </ul>
      )}
      {hidden.length > 0 && (
        <details>
          <summary>{t("hidden", { count: hidden.length })}</summary>
          <ul className={sections.open}>
            {hidden.map(({ lessonId, title }) => (
              <li key={lessonId}>
                <span>{title}</span>
                <ShowLesson lessonId={lessonId} title={title} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The lessons that ship with the product, which a teacher can try before a class or a copy begins with them. */
export async function ShippedLessons({ lessons }: { lessons: readonly CopyOffer[] }) {
  const t = await getTranslations("lessons.list");
  return (
    <section className={sections.section} aria-labelledby="shipped">
      <header className={sections.head}>
        <h2 id="shipped">{t("shipped")}</h2>
      </header>
      <ul className={sections.open}>
        {lessons.map(({ lessonId, title }) => (
          <li key={lessonId}>
            <span>{title}</span>
            <Link href={`/teacher/lessons/${lessonId}/try`} aria-label={t("tryNamed", { title })}>
              {t("try")}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
