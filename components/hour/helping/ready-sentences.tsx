import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import styles from "./ready-sentences.module.css";

const sentences = ["minutes", "look", "good", "finish", "quiet"] as const;

/** Buttons that fill in sentences which teachers often write. */
export function ReadySentences({ choose }: { choose: (sentence: string) => void }) {
  const t = useTranslations("activity.ready");
  return (
    <div className={styles.ready} role="group" aria-label={t("label")}>
      {sentences.map((each) => (
        <Button key={each} size="small" onClick={() => choose(t(each))}>
          {t(each)}
        </Button>
      ))}
    </div>
  );
}
