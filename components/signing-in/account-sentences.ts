import { getTranslations } from "next-intl/server";
import type { AccountSentences } from "./account-form";

/** The sentences of the account form; each `page` has its own heading and button. */
export async function formatAccountSentences(page: "setup" | "signIn" | "invite" | "reset"): Promise<AccountSentences> {
  const t = await getTranslations("auth");
  return {
    title: page === "reset" ? t("reset.title", { email: "{email}" }) : t(`${page}.title`),
    submit: t(`${page}.go`),
    name: t("name"),
    nameHint: t("nameHint"),
    email: t("email"),
    password: page === "reset" ? t("newPassword") : t("password"),
    passwordHint: t("passwordHint"),
    queued: t("inLine"),
  };
}
