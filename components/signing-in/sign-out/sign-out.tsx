import { getTranslations } from "next-intl/server";
import { SignOutButton, type AskWords, type SignOutWords } from "./sign-out-button";

interface SignOutProps {
  /** Beside a student's name: *Not you?*, which asks first. */
  notYou?: { name: string };
  /** Where it leads: a student's start page unless told. */
  to?: "/" | "/teacher/sign-in";
  look?: "link" | "plain";
}

/** S1: leaves by a full page load and clears the device; with words not saved yet it asks first and offers to wait. */
export async function SignOut({ notYou, to = "/", look = "link" }: SignOutProps) {
  const t = await getTranslations("shared.signOut");
  const words: SignOutWords = {
    label: notYou === undefined ? t("label") : t("notYou"),
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
  const ask: AskWords | undefined = notYou && {
    title: t("sureTitle", notYou),
    text: t("sure", notYou),
    yes: t("label"),
  };
  return <SignOutButton words={words} ask={ask} landing={`${to}?left=1`} look={look} />;
}
