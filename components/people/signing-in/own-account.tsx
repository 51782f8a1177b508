"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useForm } from "@/components/actions/use-form";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { changeAccountForm } from "@/lib/features/people/signing-in/actions/account";
import styles from "./own-account.module.css";

interface OwnAccountProps {
  name: string;
  email: string;
  /** false: the teacher signs in with the school's account, and can change only the name. */
  hasPassword: boolean;
}

/** Changes the teacher's own name, e-mail and password (T1). It asks for the current password, in case somebody else uses the unlocked device. */
export function OwnAccount({ name, email, hasPassword }: OwnAccountProps) {
  const t = useTranslations("teacher.account.own");
  const { state, pending, isRetrying, form } = useForm(changeAccountForm);
  const { refusal, typed } = state;
  const error = (field: string) => (refusal?.field === field ? refusal.sentence : undefined);
  return (
    <form {...form} className={styles.form}>
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        error={error("name")}
        name="name"
        defaultValue={typed["name"] ?? name}
        required
        maxLength={400}
        autoComplete="name"
      />
      {hasPassword ? (
        <>
          <TextField
            label={t("email")}
            error={error("email")}
            name="email"
            type="email"
            defaultValue={typed["email"] ?? email}
            required
            maxLength={254}
            autoComplete="username"
          />
          <TextField
            label={t("newPassword")}
            hint={t("newPasswordHint")}
            error={error("newPassword")}
            name="newPassword"
            type="password"
            maxLength={400}
            autoComplete="new-password"
          />
          <TextField
            label={t("password")}
            hint={t("passwordHint")}
            error={error("password")}
            name="password"
            type="password"
            required
            maxLength={400}
            autoComplete="current-password"
          />
        </>
      ) : (
        <>
          <input type="hidden" name="email" value={email} />
          <p className="quiet">{t("noPassword", { email })}</p>
        </>
      )}
      {isRetrying && <Notice live>{t("inLine")}</Notice>}
      <RefusalNotice refusal={refusal?.field === undefined ? refusal : null} />
      <div>
        <Button type="submit" variant="go" aria-disabled={pending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
