import { getTranslations } from "next-intl/server";
import type { AccountWords } from "./account-form";

/** What an account's form says; `page` has its own heading and button. */
export async function accountWords(page: "setup" | "signIn" | "invite" | "reset"): Promise<AccountWords> {
  const t = await getTranslations("auth");
  return {
    title: page === "reset" ? t("reset.title", { email: "{email}" }) : t(`${page}.title`),
    go: t(`${page}.go`),
    name: t("name"),
    nameHint: t("nameHint"),
    email: t("email"),
    password: page === "reset" ? t("newPassword") : t("password"),
    passwordHint: t("passwordHint"),
    inLine: t("inLine"),
  };
}
