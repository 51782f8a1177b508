"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { ShownLink } from "@/components/people/signing-in/shown-link";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect, Radio } from "@/components/ui/controls/field";
import { Dialog } from "@/components/ui/overlays/dialog";
import { formerTeacherName } from "@/lib/activity/rules/former-teacher";
import type { Refusal } from "@/lib/errors/action-result";
import styles from "./account-dialog.module.css";

export interface ShownAccount {
  id: string;
  name: string;
  email: string;
  ownerSince: Date | null;
  disabledAt: Date | null;
  /** How many classes go on with their other teachers. */
  shared: number;
  /** How many classes nobody else can change. */
  alone: number;
}

export type OpenedAccount =
  { about: "disable" | "delete"; account: ShownAccount } | { about: "reset"; account: ShownAccount; token: string };

export type AccountChange =
  | { about: "disable"; account: ShownAccount }
  | { about: "delete"; account: ShownAccount; classes: "archive" | { handTo: string } | null };

interface AccountDialogProps {
  /** null closes the dialog, which stays in the page so that the focus returns to the menu's button. */
  opened: OpenedAccount | null;
  /** The teachers who can get the classes of a deleted account. */
  receivers: readonly ShownAccount[];
  origins: readonly [string, ...string[]];
  pending: boolean;
  /** The refusal of the last try. The dialog stays open, with what was filled in. */
  refusal: Refusal | null;
  onClose: () => void;
  go: (change: AccountChange) => void;
}

const untouched = { archive: false, handTo: "" };

/** Says what disabling or deleting an account means before it is done, or shows a link for a new password (Q36). */
export function AccountDialog({ opened, receivers, origins, pending, refusal, onClose, go }: AccountDialogProps) {
  const t = useTranslations("teacher.installation.accounts");
  const [entered, setEntered] = useState({ of: opened, ...untouched });
  const filled = entered.of === opened ? entered : { of: opened, ...untouched };
  const account = opened?.account;
  const name = account?.name ?? "";
  const count = account?.alone ?? 0;

  function answer() {
    if (pending || opened === null || opened.about === "reset") return;
    if (opened.about === "disable") return go({ about: "disable", account: opened.account });
    const classes = filled.archive ? "archive" : { handTo: filled.handTo };
    go({ about: "delete", account: opened.account, classes: count === 0 ? null : classes });
  }

  return (
    <Dialog
      open={opened !== null}
      onClose={onClose}
      title={opened === null ? "" : t(`${opened.about}Title`, { name })}
      actions={
        opened?.about === "reset" ? (
          <Button onClick={onClose}>{t("close")}</Button>
        ) : (
          opened !== null && (
            <>
              <Button onClick={onClose}>{t("cancel")}</Button>
              <Button variant="danger" aria-disabled={pending} onClick={answer}>
                {t(`${opened.about}Go`)}
              </Button>
            </>
          )
        )
      }
    >
      {opened?.about === "reset" && (
        <div className={styles.link}>
          <p>{t("resetText", { name })}</p>
          <ShownLink
            origins={origins}
            path={`/teacher/reset#${opened.token}`}
            made={t("resetMade", { name })}
            label={t("resetLink")}
            copyLabel={t("resetCopy")}
          />
        </div>
      )}
      {opened?.about === "disable" && (
        <>
          <p>{t("disableText", { name })}</p>
          {count > 0 && <p>{t("disableAlone", { count })}</p>}
        </>
      )}
      {opened?.about === "delete" && (
        <>
          <p>{t("deleteText", { name, former: formerTeacherName })}</p>
          {account !== undefined && account.shared > 0 && <p>{t("deleteShared", { count: account.shared })}</p>}
          {count > 0 && (
            <fieldset className={styles.choice}>
              <legend>{t("deleteAlone", { count })}</legend>
              <Radio
                name="classes"
                checked={!filled.archive}
                onChange={() => setEntered({ ...filled, archive: false })}
              >
                {t("hand", { count })}
              </Radio>
              {!filled.archive && (
                <NativeSelect
                  label={t("receiver", { count })}
                  value={filled.handTo}
                  onChange={(event) => setEntered({ ...filled, handTo: event.target.value })}
                >
                  <option value="">{t("nobody")}</option>
                  {receivers.map((each) => (
                    <option key={each.id} value={each.id}>
                      {`${each.name}, ${each.email}`}
                    </option>
                  ))}
                </NativeSelect>
              )}
              <Radio name="classes" checked={filled.archive} onChange={() => setEntered({ ...filled, archive: true })}>
                {t("archive", { count })}
              </Radio>
            </fieldset>
          )}
        </>
      )}
      <RefusalNotice small refusal={refusal} />
    </Dialog>
  );
}
