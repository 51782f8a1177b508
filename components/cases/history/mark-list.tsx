import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import styles from "./mark-list.module.css";
import type { PlacedMark } from "./history-writers";

/** The marked moments in order, each with a button that goes there. */
export function MarkList({
  marks,
  timeOf,
  onGo,
}: {
  marks: readonly PlacedMark[];
  timeOf: (at: number) => string;
  onGo: (moment: number) => void;
}) {
  const t = useTranslations("history");
  if (marks.length === 0) return null;
  return (
    <section className={styles.marks} aria-label={t("marks")}>
      <h2>{t("marks")}</h2>
      <ol>
        {marks.map((mark, index) => (
          <li key={index}>
            <Button variant="link" onClick={() => onGo(mark.moment)}>
              <span className="num">{timeOf(mark.at)}</span>{" "}
              {t(`did.${mark.kind}`, { who: mark.who ?? t("gone"), words: mark.words })}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
