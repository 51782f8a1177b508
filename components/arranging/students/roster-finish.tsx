"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import { Dialog } from "@/components/ui/overlays/dialog";
import type { Refusal } from "@/lib/errors/action-result";
import { toDecisions, undecidedRows, type Choices } from "@/lib/features/arranging/students/rules/roster-choices";
import type { ComparedRow, RosterStudent } from "@/lib/features/arranging/students/rules/roster-comparison";
import styles from "./roster.module.css";

interface RosterFinishProps {
  rows: readonly ComparedRow[];
  students: readonly RosterStudent[];
  choices: Choices;
  ticked: ReadonlySet<string>;
  /** How many accounts of a course will be linked (T19). */
  linked: number;
  pending: boolean;
  refusal: Refusal | null;
  onFinish: () => void;
  onCancel: () => void;
}

/** Says what the import will change, and runs it. Asks first when students will be removed. */
export function RosterFinish({
  rows,
  students,
  choices,
  ticked,
  linked,
  pending,
  refusal,
  onFinish,
  onCancel,
}: RosterFinishProps) {
  const t = useTranslations("teacher.rosterImport.finish");
  const [isAsking, setAsking] = useState(false);
  const [hasTried, setTried] = useState(false);
  const { add, update, remove } = toDecisions(rows, students, choices, ticked);
  const undecided = undecidedRows(rows, choices);
  const isNothing = add.length + update.length + remove.length + linked === 0;

  function go() {
    setTried(true);
    if (pending || undecided.length > 0 || isNothing) return;
    if (remove.length > 0) setAsking(true);
    else onFinish();
  }

  return (
    <section className={styles.finish} aria-label={t("title")}>
      <RefusalNotice refusal={refusal} />
      {hasTried && undecided.length > 0 && (
        <Notice kind="wrong" live>
          {t("undecided", {
            count: undecided.length,
            lines: undecided
              .slice(0, 5)
              .map(({ line }) => line)
              .join(", "),
          })}
        </Notice>
      )}
      <p role="status">
        {isNothing && undecided.length === 0
          ? t("nothing")
          : t("sum", {
              added: add.length,
              changed: update.length,
              removed: remove.length,
              linked,
              open: undecided.length,
            })}
      </p>
      <div className={styles.acts}>
        <Button variant="go" aria-disabled={pending || isNothing} onClick={go}>
          {t("go")}
        </Button>
        <Button variant="plain" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t("removeTitle", { count: remove.length })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t("back")}</Button>
            <Button
              variant="danger"
              onClick={() => {
                setAsking(false);
                onFinish();
              }}
            >
              {t("removeGo", { count: remove.length })}
            </Button>
          </>
        }
      >
        <p>{t("removeText", { names: remove.map(({ name }) => name).join(", ") })}</p>
      </Dialog>
    </section>
  );
}
