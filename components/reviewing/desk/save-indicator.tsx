import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import styles from "./save-indicator.module.css";
import type { SaveState } from "./use-saves";

/** Whether the marks are stored, with a button to send unsent ones again. */
export function SaveIndicator({
  state,
  unsent,
  sendAgain,
}: {
  state: SaveState;
  unsent: number;
  sendAgain: () => void;
}) {
  const t = useTranslations("review.saves");
  return (
    <span className={styles.saves} role="status">
      {state.is === "saving" && t("saving")}
      {state.is === "saved" && t("saved")}
      {state.is === "failed" && (
        <>
          <b>{state.sentence}</b>{" "}
          {unsent > 0 && (
            <Button variant="link" onClick={sendAgain}>
              {t("again")}
            </Button>
          )}
        </>
      )}
    </span>
  );
}
