import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/controls/link";
import { Task } from "@/components/learning/frame/task";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { Check as CheckContent } from "@/lib/content/schema";
import type { CheckState } from "@/lib/features/learning/rules/learning";
import { CheckForm, type CheckAct } from "./check-form";
import styles from "./check.module.css";

interface CheckProps {
  act: CheckAct;
  check: CheckContent;
  /** Position among `of` checks, from 1. */
  n: number;
  of: number;
  state: CheckState;
  /** Whether it is the first unanswered check, whose button is the prominent one. */
  next: boolean;
  /** The section of the lesson to read again. */
  readAgain: { href: string; title: string };
}

/** One check. A wrong option shows its explanation and can't be chosen again. Once the check is answered, every option shows its explanation (S2). */
export function Check({ act, check, n, of, state, next, readAgain }: CheckProps) {
  const t = useTranslations("learn.check");
  const answered = state.right !== null;
  const title = `check-${check.id}`;
  return (
    <Task
      id={title}
      heading="h2"
      title={check.question}
      state={answered ? t("answered", { n, of, tries: state.tries }) : t("state", { n, of, tries: state.tries + 1 })}
    >
      <CheckForm act={act} className={styles.check}>
        <input type="hidden" name="check" value={check.id} />
        <fieldset aria-labelledby={title}>
          <ul className={styles.options}>
            {check.options.map((option) => {
              const wrong = state.wrong.includes(option.id);
              if (!answered && !wrong) {
                return (
                  <li key={option.id}>
                    <label className={styles.choice}>
                      <input type="radio" name="option" value={option.id} required />
                      <span>{option.text}</span>
                    </label>
                  </li>
                );
              }
              const right = option.id === state.right;
              return (
                <li key={option.id}>
                  <div className={styles.choice}>
                    <span className={right ? styles.rightMark : wrong ? styles.wrongMark : styles.openMark}>
                      {right ? <Icon name="check" /> : wrong && <Icon name="x" />}
                    </span>
                    <span>{option.text}</span>
                    <p className={right ? styles.right : wrong ? styles.wrong : styles.plain}>
                      {(right || wrong) && <b>{right ? t("yes") : t("no")} </b>}
                      {option.explanation}
                    </p>
                  </div>
                </li>
              );
            })}
          </ul>
        </fieldset>
        {!answered && (
          <div className={styles.acts}>
            <Link href={readAgain.href} className={buttonClass({ variant: "link" })}>
              {t("readAgain", { section: readAgain.title })}
            </Link>
            <Button type="submit" variant={next ? "go" : undefined}>
              {t("submit")}
            </Button>
          </div>
        )}
      </CheckForm>
    </Task>
  );
}
