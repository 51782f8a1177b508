import { getTranslations } from "next-intl/server";
import { Link } from "@/components/shared/ui/link";
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
  const prompts = <ul>{mode.prompts.map((prompt) => <li key={prompt}>{prompt}</li>)}</ul>;
  // On a narrow page the prompts are folded, one tap away: the worksheet comes first there.
  return (
    <aside className={`${styles.card} ${modeClass(mode.id)}`} aria-label={t("label")}>
      <Pattern mode={mode.id} className={styles.pattern} />
      <h2><ModeMark mode={mode.id} className={styles.mark} />{mode.name}</h2>
      <p className={styles.line}>{mode.oneLine}</p>
      <div className={styles.prompts}>
        <h3>{t("prompts")}</h3>
        {prompts}
      </div>
      <details className={styles.folded}>
        <summary>{t("prompts")}</summary>
        {prompts}
      </details>
      <div className={styles.links}>
        <Link href={exemplarHref}><Icon name="book" />{t("exemplar")}<Icon name="right" /></Link>
        <Link href={lessonHref}><Icon name="eye" />{t("lesson", { mode: mode.name.toLowerCase() })}<Icon name="right" /></Link>
      </div>
    </aside>
  );
}
