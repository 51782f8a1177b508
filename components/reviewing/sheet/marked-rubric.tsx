import { levels, totalOf, type Levels } from "@/lib/rules/reviewing/review";
import styles from "./marked-rubric.module.css";

export interface RubricWords {
  title: string;
  /** "3 of 4" */
  level: (level: number, of: number) => string;
  /** In place of a level. */
  none: string;
  /** "11 of 16" */
  total: (points: number, of: number) => string;
}

interface MarkedRubricProps {
  criteria: readonly { id: string; name: string; levels: readonly string[] }[];
  given: Levels;
  words: RubricWords;
  heading?: "h2" | "h3";
}

/** The rubric with the levels that were given, read-only. */
export function MarkedRubric({ criteria, given, words, heading: Heading = "h2" }: MarkedRubricProps) {
  const { points, of, marked } = totalOf(
    given,
    criteria.map(({ id }) => id),
  );
  return (
    <section className={styles.rubric} aria-label={words.title}>
      <Heading className={styles.title}>
        {words.title}
        {marked > 0 && <span className="num">{words.total(points, of)}</span>}
      </Heading>
      <dl>
        {criteria.map(({ id, name, levels: means }) => {
          const level = given[id];
          return (
            <div key={id} className={styles.criterion}>
              <dt>{name}</dt>
              <dd>
                {level === undefined ? (
                  <span className={styles.none}>{words.none}</span>
                ) : (
                  <>
                    <b className="num">{words.level(level, levels.length)}</b> {means[level - 1]}
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
