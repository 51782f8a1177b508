import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { Marked } from "@/components/learning/reading/marked";
import type { Lesson } from "@/lib/content/schema";
import styles from "./glossary.module.css";

/** Every term, from A to Z, with the section that explains it. */
export async function Glossary({
  lesson,
  sectionHref,
}: {
  lesson: Lesson;
  sectionHref: (section: string) => string | null;
}) {
  const t = await getTranslations("learn.glossary");
  const terms = [...lesson.glossary].sort((a, b) => a.term.localeCompare(b.term, "en"));
  return (
    <dl className={styles.glossary}>
      {terms.map((term) => {
        const section = lesson.sections.find((one) => one.id === term.section);
        const href = sectionHref(term.section);
        return (
          <div key={term.id} id={term.id} className={styles.term}>
            <dt>{term.term}</dt>
            <dd>
              <p>
                <Marked text={term.meaning} />
              </p>
              {section !== undefined && href !== null && <Link href={href}>{t("in", { section: section.title })}</Link>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
