import clsx from "clsx";
import { useTranslations } from "next-intl";
import { modeClass, ModeMark, Pattern } from "@/components/ui/marks/mode-mark";
import type { ShownMode } from "@/lib/content/lesson";
import styles from "./mode-cards.module.css";

export interface BallotMode extends ShownMode {
  cardLine: string;
}

interface ModeCardsProps {
  legend: string;
  modes: readonly BallotMode[];
  choice: string;
  onChoose: (mode: string) => void;
  describedBy?: string;
  /** Whether each mode has one line, without its sentence: for pages with another task. */
  compact?: boolean;
}

/** One card for each mode, each a radio: arrow keys move, Space chooses, and the whole card can be clicked. */
export function ModeCards({ legend, modes, choice, onChoose, describedBy, compact = false }: ModeCardsProps) {
  const t = useTranslations("vote.ballot");
  return (
    <fieldset className={clsx(styles.frame, compact && styles.compact)} aria-describedby={describedBy}>
      <legend className="vh">{legend}</legend>
      <div className={styles.cards}>
        {modes.map((mode) => (
          <label key={mode.id} className={clsx(styles.card, modeClass(mode))}>
            <input
              type="radio"
              className={styles.input}
              name="choice"
              value={mode.id}
              checked={choice === mode.id}
              onChange={() => onChoose(mode.id)}
            />
            <Pattern mode={mode} className={styles.pattern} />
            <ModeMark mode={mode} size="big" className={styles.mark} />
            <span className={styles.name}>{mode.name}</span>
            {!compact && <span className={styles.line}>{mode.cardLine}</span>}
            <span className={styles.pick} aria-hidden="true">
              <span className={styles.radio} />
              <span className={styles.word}>{t(choice === mode.id ? "chosen" : "choose")}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
