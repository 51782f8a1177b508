import { useTranslations } from "next-intl";
import type { Change } from "@/lib/sync/format/text-diff";
import styles from "./changed-text.module.css";

/** Struck through or underlined, and named for screen readers: never by colour alone. */
export function ChangedText({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations("shared.changes");
  return changes.map(({ kind, text }, index) => {
    switch (kind) {
      case "same":
        return <span key={index}>{text}</span>;
      case "added":
        return (
          <ins key={index} className={styles.added}>
            <span className="vh">{t("added")} </span>
            <span>{text}</span>
            <span className="vh"> {t("end")}</span>
          </ins>
        );
      case "removed":
        return (
          <del key={index} className={styles.removed}>
            <span className="vh">{t("removed")} </span>
            <span>{text}</span>
            <span className="vh"> {t("end")}</span>
          </del>
        );
    }
  });
}
