import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import { isSame, type Conflict } from "@/lib/features/lessons/rules/merge";
import type { FieldProps, FormContext } from "./form-context";
import styles from "./lesson-form.module.css";

/** What is wrong about a place, and what another teacher has saved there, below its field. */
export function WithFaults({
  form,
  path,
  children,
}: Omit<FieldProps, "field" | "value"> & { children?: (errorId: string | undefined) => ReactNode }) {
  const t = useTranslations("lessons.faults");
  const id = useId();
  const faults = form.faults.filter((fault) => isSame(fault.path, path));
  return (
    <div className={styles.withFaults} data-fault={faults.length > 0 || undefined}>
      {children?.(faults.length > 0 ? id : undefined)}
      {faults.length > 0 && (
        <Notice kind="wrong" small id={id}>
          {faults.map(({ code, values }) => t(code, values)).join(" ")}
        </Notice>
      )}
      {form.conflicts
        .filter((conflict) => isSame(conflict.path, path))
        .map((conflict) => (
          <ConflictNotice key="conflict" conflict={conflict} settle={form.settle} />
        ))}
    </div>
  );
}

function ConflictNotice({ conflict, settle }: { conflict: Conflict; settle: FormContext["settle"] }) {
  const t = useTranslations("lessons.edit.conflict");
  const { theirs } = conflict;
  const shown = typeof theirs === "string" ? theirs : theirs === undefined ? "" : JSON.stringify(theirs, null, 1);
  return (
    <div className={styles.conflict} role="alert">
      <p>
        <b>{t(shown === "" ? "removed" : "changed")}</b>
      </p>
      {shown !== "" && <blockquote>{shown}</blockquote>}
      <p className={styles.row}>
        <Button size="small" onClick={() => settle(conflict, "theirs")}>
          {t("theirs")}
        </Button>
        <Button size="small" onClick={() => settle(conflict, "mine")}>
          {t("mine")}
        </Button>
      </p>
    </div>
  );
}
