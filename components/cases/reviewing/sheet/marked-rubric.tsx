import { useTranslations } from "next-intl";
import { totalOf, type Levels } from "@/lib/features/cases/reviewing/rules/marks";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import styles from "./marked-rubric.module.css";

interface MarkedRubricProps {
  criteria: Rubric;
  given: Levels;
  heading?: "h2" | "h3";
}

/** The rubric with the given levels, read-only. With an `h3` it is one of several on its page, so it is no landmark. */
export function MarkedRubric({ criteria, given, heading: Heading = "h2" }: MarkedRubricProps) {
  const t = useTranslations("review.rubric");
  const { points, of, marked } = totalOf(given, criteria);
  return (
    <section className={styles.rubric} aria-label={Heading === "h2" ? t("title") : undefined}>
      <Heading className={styles.title}>
        {t("title")}
        {marked > 0 && <span className="num">{t("total", { points, of })}</span>}
      </Heading>
      <dl>
        {criteria.map(({ id, name, levels: means }) => {
          const level = given[id];
          return (
            <div key={id} className={styles.criterion}>
              <dt>{name}</dt>
              <dd>
                {level === undefined ? (
                  <span className={styles.none}>{t("none")}</span>
                ) : (
                  <>
                    <b className="num">{t("level", { level, of: means.length })}</b> {means[level - 1]}
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
