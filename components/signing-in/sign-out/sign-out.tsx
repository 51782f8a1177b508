import { getTranslations } from "next-intl/server";
import { SignOutButton, type ConfirmSentences, type SignOutSentences } from "./sign-out-button";

interface SignOutProps {
  /** Beside a student's name: *Not you?*, which asks before it signs out. */
  confirmFor?: { name: string };
  /** The next page; by default a student's start page. */
  to?: "/" | "/teacher/sign-in";
  variant?: "link" | "plain";
}

/** S1: signs out by a full page load and clears the device. With unsaved text it asks first and offers to wait. */
export async function SignOut({ confirmFor, to = "/", variant = "link" }: SignOutProps) {
  const t = await getTranslations("shared.signOut");
  const sentences: SignOutSentences = {
    label: confirmFor === undefined ? t("label") : t("notYou"),
    title: t("title"),
    text: t("text"),
    wait: t("wait"),
    waiting: t("waiting"),
    stuck: t("stuck"),
    anyway: t("anyway"),
    stay: t("stay"),
    unreachedTitle: t("unreachedTitle"),
    unreached: t("unreached"),
  };
  const ask: ConfirmSentences | undefined = confirmFor && {
    title: t("sureTitle", confirmFor),
    text: t("sure", confirmFor),
    yes: t("label"),
  };
  return <SignOutButton sentences={sentences} ask={ask} landing={`${to}?left=1`} variant={variant} />;
}
