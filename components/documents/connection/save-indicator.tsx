import { useTranslations } from "next-intl";
import clsx from "clsx";
import { Icon } from "@/components/ui/marks/icon";
import type { SaveState } from "./save-state";
import styles from "./save-indicator.module.css";

/**
 * Shows a document's save state. Its text is always current; but CSS shows "Saving…" only after 400 ms, and until then a pale tick without a
 * word, so that it does not flicker while one types: the word "Saved" never stands beside what is not. Each state has an element of its own,
 * so that no translation of another one stays (S11).
 */
export function SaveIndicator({ state }: { state: SaveState }) {
  return <State key={state.is} state={state} />;
}

function State({ state }: { state: SaveState }) {
  const t = useTranslations("sync");
  switch (state.is) {
    case "saved":
      return (
        <span className={styles.saved}>
          <Icon name="check" />
          {t("saved")}
        </span>
      );
    case "saving":
      return (
        <span className={clsx(styles.saved, styles.busy)}>
          <Icon name="check" className={styles.was} />
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
