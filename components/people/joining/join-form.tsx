"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { EntryButtons } from "@/components/people/signing-in/entry-buttons";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import type { Refusal } from "@/lib/errors/action-result";
import { join } from "@/lib/features/people/joining/actions/join";
import { useForm } from "@/components/actions/use-form";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./join-form.module.css";

/** Refusals that may mean that another student has the same name: the form then offers to add a letter. */
const nameTakenCodes = new Set(["name-taken", "name-on-list", "pin-wait"]);
const number = { inputMode: "numeric", autoComplete: "off", required: true, maxLength: 20 } as const;

interface JoinFormProps {
  code: string;
  /** The name of the teacher, who sees what is typed. */
  teacher: string;
}

export function JoinForm({ code, teacher }: JoinFormProps) {
  const t = useTranslations("join.form");
  const { state, pending, isRetrying, form } = useForm(join);
  const { refusal, typed } = state;
  const name = useRef<HTMLInputElement>(null);
  const refusalId = useId();
  const wrong = (field: string) => (refusal?.field === field ? { errorId: refusalId } : {});
  /** The refusal that asked for a new PIN. `refusal` is cleared when a busy server is retried, and the field must remain. */
  const [askedBy, setAskedBy] = useState<Refusal | null>(null);
  const [isChoosingPin, setChoosingPin] = useState(false);
  if (refusal?.field === "newPin" && refusal !== askedBy) {
    setAskedBy(refusal);
    setChoosingPin(true);
  }
  // Choosing a PIN is the next step, not an error.
  const isPinNext = refusal?.code === "pick-pin";
  // With another name or PIN, the student may not need a new PIN.
  const forgetNewPin = () => setChoosingPin(false);

  function addLetter() {
    if (name.current === null) return;
    name.current.value = `${name.current.value.trim()} `;
    name.current.focus();
  }

  return (
    <form {...form}>
      <h1>{t("who")}</h1>
      <input type="hidden" name="code" value={code} />
      <div className={styles.pair}>
        <TextField
          ref={name}
          label={t("name")}
          hint={t("nameHint")}
          name="name"
          defaultValue={typed["name"]}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first of the two things to do here
          autoFocus
          required
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          onChange={forgetNewPin}
          {...wrong("name")}
        />
        <TextField
          className={styles.pin}
          label={t("pin")}
          hint={t("pinHint")}
          name="pin"
          onChange={forgetNewPin}
          {...number}
          {...wrong("pin")}
        />
        {isChoosingPin && (
          <TextField
            className={clsx(styles.pin, styles.own)}
            label={t("newPin")}
            hint={t("newPinHint")}
            name="newPin"
            {...number}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it has just appeared, and is all that is missing
            autoFocus
            {...(isPinNext ? {} : wrong("newPin"))}
          />
        )}
      </div>
      {isRetrying && <Notice live>{t("inLine")}</Notice>}
      {isPinNext && isChoosingPin && <Notice live>{refusal.sentence}</Notice>}
      {refusal !== null && !isPinNext && (
        <RefusalNotice id={refusalId} refusal={refusal}>
          {nameTakenCodes.has(refusal.code) && (
            <>
              {" "}
              <Button variant="link" onClick={addLetter}>
                {t("addLetter")}
              </Button>
            </>
          )}
        </RefusalNotice>
      )}
      <p className={styles.lock}>
        <Icon name="lock" />
        <span>{t("lock", { teacher })}</span>
      </p>
      <EntryButtons>
        <Button type="submit" variant="go" size="big" aria-disabled={pending}>
          {t("join")} <Icon name="right" />
        </Button>
      </EntryButtons>
    </form>
  );
}
