import { getTranslations } from "next-intl/server";
import { SignOutButton, type SignOutWords } from "./sign-out-button";

interface SignOutProps {
  /** `not-you` beside a student's name, `sign-out` elsewhere. */
  says?: "not-you" | "sign-out";
  /** Where it leads: a student's start page unless told. */
  to?: "/" | "/teacher/sign-in";
  look?: "link" | "plain";
}

/** S1: leaves by a full page load and clears the device; with words not saved yet it asks first and offers to wait. */
export async function SignOut({ says = "sign-out", to = "/", look = "link" }: SignOutProps) {
  const t = await getTranslations("shared.signOut");
  const words: SignOutWords = {
    label: says === "not-you" ? t("notYou") : t("label"),
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
  return <SignOutButton words={words} landing={`${to}?left=1`} look={look} />;
}
