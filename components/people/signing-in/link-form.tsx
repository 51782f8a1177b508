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
  /** The e-mail of the teacher's account, whose password the form asks for; null when the account has no password. */
  email: string | null;
  /** The label of the button. */
  go: string;
  /** @returns the URL to open next */
  link: (password: string) => Promise<ActionResult<string>>;
  onLinked: (to: string) => void;
  /** Shown beside the button. */
  children?: ReactNode;
}

/** Links an outside account to the teacher's own, after asking for the teacher's password (Q33). */
export function LinkForm({ email, go, link, onLinked, children }: LinkFormProps) {
  const t = useTranslations("teacher.account.proof");
  const { run, isPending, refusal } = useAction("typed");
  return (
    <form
      className={styles.form}
      // Without this, a form that is sent before hydration would put the password into the URL.
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        const password = new FormData(event.currentTarget).get("password");
        run(() => link(typeof password === "string" ? password : ""), { onDone: onLinked });
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
