import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Icon } from "@/components/shared/ui/icon";
import { ModeMark, Pattern, modeClass } from "@/components/shared/ui/mode-mark";
import styles from "./mode-card.module.css";

interface ModeCardProps {
  mode: { id: string; name: string; oneLine: string; prompts: readonly string[] };
  exemplarHref: string;
  lessonHref: string;
}

/** The team's failure mode beside the worksheet; a worked example and the lesson are one tap away. */
export async function ModeCard({ mode, exemplarHref, lessonHref }: ModeCardProps) {
  const t = await getTranslations("write.card");
  return (
    <aside className={`${styles.card} ${modeClass(mode.id)}`} aria-label={t("label")}>
      <Pattern mode={mode.id} className={styles.pattern} />
      <h2><ModeMark mode={mode.id} size="big" />{mode.name}</h2>
      <p className={styles.line}>{mode.oneLine}</p>
      <details className={styles.prompts} open>
        <summary>{t("prompts")}</summary>
        <ul>{mode.prompts.map((prompt) => <li key={prompt}>{prompt}</li>)}</ul>
      </details>
      <div className={styles.links}>
        <Link href={exemplarHref}><Icon name="book" />{t("exemplar")}<Icon name="right" /></Link>
        <Link href={lessonHref}><Icon name="eye" />{t("lesson", { mode: mode.name.toLowerCase() })}<Icon name="right" /></Link>
      </div>
    </aside>
  );
}
