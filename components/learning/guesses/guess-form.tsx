"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useForm } from "@/components/actions/use-form";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { FormAction } from "@/lib/errors/form-state";
import styles from "./guess.module.css";

interface GuessFormProps {
  act: FormAction;
  /** The title of the first section. */
  next: string;
  children: ReactNode;
}

/** Passes on the chosen options, and opens the first section. Without an answer the page and its choices remain, and a sentence says so (B1). */
export function GuessForm({ act, next, children }: GuessFormProps) {
  const t = useTranslations("learn.guess");
  const { state, pending, form } = useForm(act, "plain");
  return (
    <form {...form} className={styles.form}>
      {children}
      <footer>
        <RefusalNotice small refusal={state.refusal} />
        <Button type="submit" variant="go" aria-disabled={pending || undefined}>
          {t("next", { title: next })}
          <Icon name="right" />
        </Button>
      </footer>
    </form>
  );
}
