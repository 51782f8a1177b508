"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useForm } from "@/components/actions/use-form";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { finishGuesses } from "@/lib/features/learning/actions/learn";
import styles from "./guess.module.css";

interface GuessFormProps {
  activityId: string;
  /** The title of the first section. */
  next: string;
  children: ReactNode;
}

/** Stores the chosen options and opens the first section. Without an answer the page and its choices remain, and a sentence says so (B1). */
export function GuessForm({ activityId, next, children }: GuessFormProps) {
  const t = useTranslations("learn.guess");
  const { state, pending, form } = useForm(finishGuesses, "plain");
  return (
    <form {...form} className={styles.form}>
      <input type="hidden" name="activity" value={activityId} />
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
