import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Icon } from "@/components/ui/marks/icon";
import { Link } from "@/components/ui/controls/link";
import { Notice, Strip } from "@/components/ui/display/notice";
import styles from "./restore-version.module.css";
import type { Restoring } from "./use-restore";

interface RestoreVersionProps {
  restoring: Restoring;
  /** The version's last row; null at the beginning and at the end, where there is nothing to restore. */
  row: { writer: string; n: number } | null;
  time: string;
}

/** Restores the shown version for the whole team; one click undoes it. */
export function RestoreVersion({
  restoring: { busy, outcome, refusal, undo, restore, worksheetHref },
  row,
  time,
}: RestoreVersionProps) {
  const t = useTranslations("history.restore");
  const [asking, setAsking] = useState(false);
  const undoButton =
    undo === null ? null : (
      <Button size="small" disabled={busy} onClick={undo}>
        <Icon name="undo" />
        {t("undo")}
      </Button>
    );
  return (
    <div className={styles.restore}>
      <Button disabled={row === null || busy} onClick={() => setAsking(true)}>
        {t("act")}
      </Button>
      <Link href={worksheetHref}>{t("worksheet")}</Link>
      <div role="status" className={styles.outcome}>
        {outcome?.is === "restored" && (
          <Strip kind="done" action={undoButton}>
            {t("restored", { time: outcome.time })}
          </Strip>
        )}
        {outcome?.is !== "restored" && undo !== null && (
          <Strip icon="undo" action={undoButton}>
            {t("latest")}
          </Strip>
        )}
        {(outcome?.is === "undone" || outcome?.is === "same") && <Notice kind="done">{t(outcome.is)}</Notice>}
        {refusal !== null && <Notice kind="wrong">{refusal.sentence}</Notice>}
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("title", { time })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
            <Button
              variant="go"
              onClick={() => {
                setAsking(false);
                if (row !== null) restore(row, time);
              }}
            >
              {t("confirm")}
            </Button>
          </>
        }
      >
        <p>{t("text")}</p>
      </Dialog>
    </div>
  );
}
