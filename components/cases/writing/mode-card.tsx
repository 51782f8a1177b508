import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/controls/link";
import { Icon, type IconName } from "@/components/ui/marks/icon";
import { ModeMark, Pattern, modeClass } from "@/components/ui/marks/mode-mark";
import type { CaseStudy, Mode } from "@/lib/content/schema";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { UnfoldButton } from "./unfold";
import styles from "./mode-card.module.css";

interface ModeCardProps {
  mode: Mode;
  task: Pick<CaseStudy, "task" | "steps">;
  rubric: Rubric;
  exemplarHref: string;
  lessonHref: string;
}

/** Beside the worksheet: the failure mode's prompts, the task, the rubric, an example and the lesson, each one tap away. */
export async function ModeCard({ mode, task, rubric, exemplarHref, lessonHref }: ModeCardProps) {
  const t = await getTranslations("write.card");
  const prompts = (
    <ul className={styles.list}>
      {mode.prompts.map((prompt) => (
        <li key={prompt}>{prompt}</li>
      ))}
    </ul>
  );
  // On a narrow page the prompts are folded too, so that the worksheet is visible without scrolling.
  return (
    <aside className={`${styles.card} ${modeClass(mode)}`} aria-label={t("label")}>
      <div className={styles.top} />
      <Pattern mode={mode} className={styles.pattern} />
      <div className={styles.head}>
        <h2>
          <ModeMark mode={mode} className={styles.mark} />
          {mode.name}
        </h2>
        <UnfoldButton className={styles.unfold}>{t("more")}</UnfoldButton>
      </div>
      <p className={styles.line}>{mode.oneLine}</p>
      <div className={styles.prompts}>
        <h3>{t("prompts")}</h3>
        {prompts}
      </div>
      <div className={styles.rows}>
        <Fold className={styles.folded} icon="comment" title={t("prompts")}>
          {prompts}
        </Fold>
        <Fold icon="info" title={t("task")}>
          <p>{task.task}</p>
          <ol className={styles.steps}>
            {task.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Fold>
        <Fold icon="table" title={t("rubric")}>
          <p>{t("rubricText", { levels: rubric[0]?.levels.length ?? 0 })}</p>
          <dl className={styles.rubric}>
            {rubric.map(({ id, name, levels: means }) => (
              <div key={id}>
                <dt>{name}</dt>
                <dd>
                  <ol>
                    {means.map((level, index) => (
                      <li key={index}>{level}</li>
                    ))}
                  </ol>
                </dd>
              </div>
            ))}
          </dl>
        </Fold>
        <Link href={exemplarHref}>
          <Icon name="book" />
          <span>{t("exemplar")}</span>
          <Icon name="right" />
        </Link>
        <Link href={lessonHref}>
          <Icon name="eye" />
          <span>{t("lesson", { mode: nameInSentence(mode.name) })}</span>
          <Icon name="right" />
        </Link>
      </div>
    </aside>
  );
}

function Fold({
  icon,
  title,
  className,
  children,
}: {
  icon: IconName;
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details className={className}>
      <summary>
        <Icon name={icon} />
        <span>{title}</span>
        <Icon name="down" />
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
