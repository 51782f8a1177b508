"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EntryButtons } from "./entry-buttons";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import type { FormAction } from "@/lib/errors/form-state";
import { useForm } from "@/components/actions/use-form";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { Icon } from "@/components/ui/marks/icon";

/** The page that shows the form. It decides the heading, the button and the fields. */
export type AccountPage = "setup" | "signIn" | "invite" | "reset" | "prove";

interface AccountFormProps {
  page: AccountPage;
  action: FormAction;
  /** The token from the link's fragment. */
  token?: string;
  /** The e-mail of the account that gets a new password, or must enter its password; undefined: the form asks for it. */
  email?: string | null;
  children?: ReactNode;
}

/** The form of a teacher's account: sets one up, signs in, or sets a new password. */
export function AccountForm({ page, action, token, email, children }: AccountFormProps) {
  const t = useTranslations("auth.form");
  const { state, pending, isRetrying, form } = useForm(action);
  const { refusal, typed } = state;
  const isNew = page !== "signIn" && page !== "prove";
  const error = (field: string) => (refusal?.field === field ? refusal.sentence : undefined);
  return (
    <form {...form}>
      <h1>{t(`${page}.title`, { email: email ?? "" })}</h1>
      {token !== undefined && <input type="hidden" name="token" value={token} />}
      {(page === "setup" || page === "invite") && (
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          error={error("name")}
          name="name"
          defaultValue={typed["name"]}
          required
          maxLength={400}
          autoComplete="name"
        />
      )}
      {email === undefined ? (
        <TextField
          label={t("email")}
          error={error("email")}
          name="email"
          type="email"
          defaultValue={typed["email"]}
          required
          maxLength={254}
          autoComplete="username"
        />
      ) : (
        <input type="hidden" name="email" value={email ?? ""} autoComplete="username" />
      )}
      <TextField
        label={t(page === "reset" ? "newPassword" : "password")}
        // The refusal of a password says the same.
        hint={isNew && error("password") === undefined ? t("passwordHint") : undefined}
        error={error("password")}
        name="password"
        type="password"
        required
        maxLength={400}
        autoComplete={isNew ? "new-password" : "current-password"}
      />
      {isRetrying && <Notice live>{t("inLine")}</Notice>}
      <RefusalNotice refusal={refusal?.field === undefined ? refusal : null} />
      <EntryButtons>
        <Button type="submit" variant="go" size="big" aria-disabled={pending}>
          {t(`${page}.go`)} <Icon name="right" />
        </Button>
      </EntryButtons>
      {children}
    </form>
  );
}
