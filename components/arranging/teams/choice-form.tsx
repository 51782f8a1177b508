"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import { setChoiceAction } from "@/lib/features/arranging/teams/actions/arrange";
import { useDesk } from "./use-desk";
import styles from "./choice-form.module.css";

interface ChoiceFormProps {
  /** null: the default, which grows with the number of joined students. */
  cap: number | null;
  defaultCap: number;
  open: boolean;
}

/** Opens the choice of modes with a cap for each mode, changes the cap, and closes the choice (Q14). */
export function ChoiceForm({ cap, defaultCap, open }: ChoiceFormProps) {
  const t = useTranslations("arrangeDesk.choice");
  const { activityId, run, isPending } = useDesk();
  const pending = isPending("choice");
  const [text, setText] = useState(cap === null ? "" : String(cap));
  const number = text.trim() === "" ? null : Number(text);
  return (
    <form
      className={styles.choice}
      onSubmit={(event) => {
        event.preventDefault();
        run("choice", () => setChoiceAction(activityId, { open: true, cap: number }), t("opened"));
      }}
    >
      <TextField
        className={styles.cap}
        label={t("cap")}
        inputMode="numeric"
        pattern="[0-9]*"
        value={text}
        placeholder={String(defaultCap)}
        onChange={(event) => setText(event.target.value)}
      />
      <Button size="small" type="submit" variant={open ? undefined : "go"} aria-disabled={pending}>
        {open ? t("save") : t("open")}
      </Button>
      {open && (
        <Button
          size="small"
          aria-disabled={pending}
          onClick={() => run("choice", () => setChoiceAction(activityId, { open: false }), t("closed"))}
        >
          {t("close")}
        </Button>
      )}
    </form>
  );
}
