"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./link-form.module.css";

interface LinkFormProps {
  /** Of the account here whose password is asked for; null when it has none. */
  email: string | null;
  /** The words of the button. */
  go: string;
  /** Returns where to go on to. */
  link: (password: string) => Promise<ActionResult<string>>;
  onLinked: (to: string) => void;
  /** Beside the button. */
  children?: ReactNode;
}

/** Q33: links an account from outside to the teacher's own, whose password it asks for. */
export function LinkForm({ email, go, link, onLinked, children }: LinkFormProps) {
  const t = useTranslations("teacher.account.proof");
  const { run, isPending, refusal } = useAction("typed");
  return (
    <form
      className={styles.form}
      // Sent before its script has run, it does nothing; a GET would put the password into the address.
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        const password = new FormData(event.currentTarget).get("password");
        run(() => link(typeof password === "string" ? password : ""), { done: onLinked });
      }}
    >
      {email !== null && (
        <>
          <input type="hidden" name="email" value={email} autoComplete="username" />
          <TextField
            label={t("password")}
            hint={t("why")}
            error={refusal?.field === "password" ? refusal.sentence : undefined}
            name="password"
            type="password"
            required
            maxLength={400}
            autoComplete="current-password"
          />
        </>
      )}
      <RefusalNotice refusal={refusal?.field === undefined ? refusal : null} />
      <Button type="submit" variant="go" aria-disabled={isPending()}>
        {go}
      </Button>
      {children}
    </form>
  );
}
