import { useTranslations } from "next-intl";
import { OnlySteering } from "@/components/page-frame/teacher/may-steer";
import { Icon } from "@/components/ui/marks/icon";
import { LocalTime } from "@/components/ui/display/local-time";
import type { BoardFlag, BoardStudent } from "@/lib/classroom/board/board";
import { stages, type Stage } from "@/lib/classroom/board/students-at-it";
import type { ActionResult } from "@/lib/errors/action-result";
import { AnswerFlag } from "./answer-flag";
import { MemberDot } from "./member-dot";
import { SectionTitle } from "./section-title";
import styles from "./students-board.module.css";

/** Q24: students who asked for help for themselves: in learn and vote, and in no team. */
export function StudentFlags({
  flags,
  answer,
}: {
  flags: readonly BoardFlag[];
  answer: (input: { flagId: string; text: string }) => Promise<ActionResult>;
}) {
  const t = useTranslations("activity.board");
  if (flags.length === 0) return null;
  return (
    <section>
      <SectionTitle count={t("students.count", { n: flags.length })}>{t("students.asked")}</SectionTitle>
      <ul className={styles.flags}>
        {flags.map(({ id, name, sentence, at }) => (
          <li key={id}>
            <p>
              <Icon name="flag" />
              <b>{name}</b> <LocalTime at={at} />
              {sentence !== "" && <span>{t("students.sentence", { text: sentence })}</span>}
            </p>
            <OnlySteering>
              <AnswerFlag flagId={id} label={t("students.onMyWayTo", { name })} answer={answer} />
            </OnlySteering>
          </li>
        ))}
      </ul>
    </section>
  );
}

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
