import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import styles from "./save-indicator.module.css";
import type { SaveState } from "./use-saves";

/** Shows whether the marks are stored. @param state null: shows nothing @param sendAgain null: there is no mark to send again */
export function SaveIndicator({ state, sendAgain }: { state: SaveState | null; sendAgain: (() => void) | null }) {
  const t = useTranslations("review.saves");
  return (
    <span className={styles.saves} role="status">
      {state?.is === "saving" && t("saving")}
      {state?.is === "saved" && t("saved")}
      {state?.is === "failed" && (
        <>
          <b>{state.sentence}</b>{" "}
          {sendAgain !== null && (
            <Button variant="link" onClick={sendAgain}>
              {t("again")}
            </Button>
          )}
        </>
      )}
    </span>
  );
}
