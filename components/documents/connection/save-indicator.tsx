import { useTranslations } from "next-intl";
import clsx from "clsx";
import { Icon } from "@/components/ui/marks/icon";
import type { SaveState } from "@/lib/sync/browser/connection/save-state";
import styles from "./save-indicator.module.css";

/**
 * Shows a document's save state. Its text is always current, but CSS shows "Saving…" only after 400 ms and "Saved" only after 800 ms, and a ring
 * without a word until then: nothing flickers while one types, and neither tick nor word stands beside text that is not saved. Each state has
 * an element of its own, so that no translation of another one stays (S11).
 */
export function SaveIndicator({ state }: { state: SaveState }) {
  return <State key={state.is} state={state} />;
}

function State({ state }: { state: SaveState }) {
  const t = useTranslations("sync");
  switch (state.is) {
    case "saved":
      return (
        <span className={clsx(styles.saved, styles.stored)}>
          <i className={styles.pulse} />
          <Icon name="check" />
          <span>{t("saved")}</span>
        </span>
      );
    case "saving":
      return (
        <span className={clsx(styles.saved, styles.busy)}>
          <i className={styles.pulse} />
          <span>
            {t("saving")}
            <span className={styles.long}> · {t("unsent", { words: state.unsentWords })}</span>
          </span>
        </span>
      );
    case "offline":
      return (
        <span className={clsx(styles.saved, styles.off)}>
          <Icon name="offline" />
          <span>
            {t(state.onDevice ? "offline" : "offlinePage")}
            {state.unsentWords > 0 && ` · ${t("unsent", { words: state.unsentWords })}`}
          </span>
        </span>
      );
    case "connecting":
      return (
        <span className={clsx(styles.saved, styles.connecting)}>
          <i className={styles.pulse} />
          {t("connecting")}
        </span>
      );
    case "following":
      return (
        <span className={styles.saved}>
          <Icon name="eye" />
          {t("following")}
        </span>
      );
    case "stopped":
      return (
        <span className={clsx(styles.saved, styles.off)}>
          <Icon name="lock" />
          {t("stopped")}
        </span>
      );
  }
}
