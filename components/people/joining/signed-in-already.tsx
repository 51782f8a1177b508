import { getTranslations } from "next-intl/server";
import { EntryButtons } from "@/components/people/signing-in/entry-buttons";
import { SignOut } from "@/components/people/signing-in/sign-out/sign-out";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";

/** For a student who is signed in in this browser and opens the code of another class, which needs another sign-in. */
export async function SignedInElsewhere({
  name,
  className,
  other,
}: {
  name: string;
  className: string;
  /** The class of the code. */
  other: { name: string; code: string };
}) {
  const t = await getTranslations("join.again");
  return (
    <>
      <h1>{t("title", { name })}</h1>
      <p>{t("elsewhere", { name, class: className, other: other.name })}</p>
      <EntryButtons>
        <SignOut to={`/join/${other.code}`} variant="go" />
        <ButtonLink size="big" href="/class">
          {t("goOnIn", { class: className })}
        </ButtonLink>
      </EntryButtons>
    </>
  );
}

/** For somebody who is already signed in in this browser: continue as them, or sign out first. */
export async function SignedInAlready({
  name,
  student,
  goOn,
}: {
  name: string;
  student: boolean;
  goOn: { href: string; label: string };
}) {
  const t = await getTranslations("join.again");
  return (
    <>
      <h1>{t("title", { name })}</h1>
      <p>{student ? t("student", { name }) : t("teacher")}</p>
      <EntryButtons>
        <ButtonLink variant="go" size="big" href={goOn.href}>
          {goOn.label} <Icon name="right" />
        </ButtonLink>
        <SignOut />
      </EntryButtons>
    </>
  );
}
