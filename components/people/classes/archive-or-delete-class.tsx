"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { archiveClass, deleteClass } from "@/lib/features/people/classes/actions/class";
import { graceDays } from "@/lib/features/people/classes/rules/archive-status";
import classesStyles from "@/components/ui/display/sections.module.css";
import styles from "./put-away.module.css";

interface ArchiveOrDeleteClassProps {
  classId: string;
  name: string;
}

/** Archives or deletes the class, after a dialog that says what this means. One click restores it (T15). */
export function ArchiveOrDeleteClass({ classId, name }: ArchiveOrDeleteClassProps) {
  const t = useTranslations("teacher.class.putAway");
  const { run, isPending, refusal, forget } = useAction();
  const [asking, setAsking] = useState<"archive" | "delete" | null>(null);
  const pending = isPending();
  const close = () => {
    forget();
    setAsking(null);
  };
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text", { days: graceDays })}</p>
      </header>
      <div className={styles.acts}>
        <Button onClick={() => setAsking("archive")}>{t("archive")}</Button>
        <Button variant="danger" onClick={() => setAsking("delete")}>
          {t("delete")}
        </Button>
      </div>
      <Dialog
        open={asking !== null}
        onClose={close}
        title={asking === null ? "" : t(`${asking}Title`, { name })}
        actions={
          asking !== null && (
            <>
              <Button onClick={close}>{t("cancel")}</Button>
              <Button
                variant={asking === "delete" ? "danger" : "go"}
                aria-disabled={pending}
                onClick={() =>
                  run(() => (asking === "delete" ? deleteClass : archiveClass)(classId), {
                    onDone: () => {
                      setAsking(null);
                      scrollTo({ top: 0 }); // The top of the page says what the class is now.
                    },
                  })
                }
              >
                {t(`${asking}Go`)}
              </Button>
            </>
          )
        }
      >
        <p>{asking === null ? "" : t(`${asking}Text`, { days: graceDays })}</p>
        <RefusalNotice small refusal={refusal} />
      </Dialog>
    </section>
  );
}
