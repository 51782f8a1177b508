import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/marks/icon";
import type { Mark } from "@/lib/features/cases/reviewing/rules/marks";
import styles from "./dispute.module.css";

interface DisputeProps {
  /** All marks for one criterion, of different levels. */
  marks: readonly Mark[];
  me: string;
  /** Names by id. */
  teachers: Readonly<Record<string, string>>;
  disabled: boolean;
  onSettle: (level: number) => void;
}

/** Teachers gave one criterion different levels: shows each with the teachers' names, and lets any teacher choose the level that counts (T12). */
export function Dispute({ marks, me, teachers, disabled, onSettle }: DisputeProps) {
  const t = useTranslations("review.dispute");
  const format = useFormatter();
  const levels = [...new Set(marks.map(({ level }) => level))].sort((a, b) => a - b);
  const chosen = marks.find((mark) => mark.chosen)?.level;
  return (
    <div className={clsx(styles.dispute, chosen === undefined && styles.open)}>
      <p>
        <Icon name="people" />
        {t(chosen === undefined ? "open" : "settled", { n: levels.length, level: chosen ?? 0 })}
      </p>
      <div role="group" aria-label={t("label")} className={styles.choices}>
        {levels.map((level) => {
          const given = marks.filter((mark) => mark.level === level);
          const names = given.map(({ teacherId }) => (teacherId === me ? t("you") : (teachers[teacherId] ?? "")));
          return (
            <button
              key={level}
              type="button"
              disabled={disabled}
              aria-pressed={level === chosen}
              onClick={() => onSettle(level)}
            >
              <b className="num">{level}</b> {format.list(names)}
              {level === chosen && <Icon name="check" />}
            </button>
          );
        })}
      </div>
    </div>
  );
}
