import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { phases, type Phase } from "@/lib/activity/rules/phases";
import type { BoardStudent } from "@/lib/features/screens/board/board";
import { stages, type Stage } from "@/lib/features/screens/board/students-at-it";
import { MemberDot } from "./member-dot";
import { SectionTitle } from "./section-title";
import styles from "./student-stages.module.css";

interface GroupProps {
  students: readonly BoardStudent[];
  /** Shows how many students are in each group, and no list of them. */
  hidesNames: boolean;
}

/** In the Learn and Vote phases, students by how far they are, with those who are done last (T9). */
export function StudentStages({
  students,
  stageOf,
  voting,
  hidesNames,
}: GroupProps & {
  stageOf: ReadonlyMap<string, Stage>;
  /** Whether the headings speak only of the vote, which is all there is to do in the Vote phase. */
  voting: boolean;
}) {
  const t = useTranslations("activity.board.students.stage");
  return stages.map((stage) => (
    <Group key={stage} students={students.filter(({ id }) => stageOf.get(id) === stage)} hidesNames={hidesNames}>
      {t(stage, { voting: voting ? "yes" : "no" })}
    </Group>
  ));
}

/** In a self-paced activity, students by the phase that each has reached (T18). */
export function StudentPhases({ students, phaseOf, hidesNames }: GroupProps & { phaseOf: ReadonlyMap<string, Phase> }) {
  const [t, phaseName] = [useTranslations("activity.board.students"), useTranslations("app.phases")];
  return phases.map((phase) => (
    <Group key={phase} students={students.filter(({ id }) => phaseOf.get(id) === phase)} hidesNames={hidesNames}>
      {t("inPhase", { phase: phaseName(phase) })}
    </Group>
  ));
}

/** Students under a heading with their number; nothing without students. */
function Group({ students, hidesNames, children }: GroupProps & { children: ReactNode }) {
  const t = useTranslations("activity.board.students");
  if (students.length === 0) return null;
  return (
    <section>
      <SectionTitle count={t("count", { n: students.length })}>{children}</SectionTitle>
      {!hidesNames && (
        <ul className={styles.names}>
          {students.map((student) => (
            <li key={student.id}>
              <MemberDot {...student} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
