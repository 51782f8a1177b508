import { useTranslations } from "next-intl";
import type { BoardStudent } from "@/lib/features/screens/board/board";
import { stages, type Stage } from "@/lib/features/screens/board/students-at-it";
import { MemberDot } from "./member-dot";
import { SectionTitle } from "./section-title";
import styles from "./student-stages.module.css";

/** In the Learn and Vote phases, students by how far they are, with those who are done last (T9). */
export function StudentStages({
  students,
  stageOf,
  voting,
  hidesNames,
}: {
  students: readonly BoardStudent[];
  stageOf: ReadonlyMap<string, Stage>;
  /** Whether the headings speak only of the vote, which is all there is to do in the Vote phase. */
  voting: boolean;
  /** Shows how many students are at each stage, and no list of them. */
  hidesNames: boolean;
}) {
  const t = useTranslations("activity.board");
  return stages.map((stage) => {
    const own = students.filter(({ id }) => stageOf.get(id) === stage);
    if (own.length === 0) return null;
    return (
      <section key={stage}>
        <SectionTitle count={t("students.count", { n: own.length })}>
          {t(`students.stage.${stage}`, { voting: voting ? "yes" : "no" })}
        </SectionTitle>
        {!hidesNames && (
          <ul className={styles.names}>
            {own.map((student) => (
              <li key={student.id}>
                <MemberDot {...student} />
              </li>
            ))}
          </ul>
        )}
      </section>
    );
  });
}
