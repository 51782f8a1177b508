import { useTranslations } from "next-intl";
import type { BoardStudent } from "@/lib/classroom/board/board";
import { stages, type Stage } from "@/lib/classroom/board/students-at-it";
import { MemberDot } from "./member-dot";
import { SectionTitle } from "./section-title";
import styles from "./students-board.module.css";

/** T9: in learn and vote, who is still at it. Those who are done come last. */
export function StudentStages({
  students,
  stageOf,
  voting,
}: {
  students: readonly BoardStudent[];
  stageOf: ReadonlyMap<string, Stage>;
  /** In vote there is nothing but the vote. */
  voting: boolean;
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
        <ul className={styles.names}>
          {own.map((student) => (
            <li key={student.id}>
              <MemberDot {...student} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
