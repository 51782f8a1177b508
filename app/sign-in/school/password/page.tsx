import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AccountForm } from "@/components/people/signing-in/account-form";
import { Entry } from "@/components/people/signing-in/entry";
import { Link } from "@/components/ui/controls/link";
import { proveAccount } from "@/lib/features/courses/actions/launches";
import { findUnprovedSignIn } from "@/lib/auth/outside/sign-in-cookie";
import { publicRoute } from "@/lib/activity/require";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.prove"))("page") };
}

/** A teacher who has signed in outside gives, once, the password of the account here that has the same e-mail address (Q33). */
export default async function PasswordPage() {
  await publicRoute();
  const unproved = await findUnprovedSignIn();
  if (unproved === null) redirect("/teacher/sign-in");
  const { email, label } = unproved;
  const t = await getTranslations("auth.prove");
  return (
    <Entry
      asideFirst
      aside={<p>{t.rich("aside", { email, label, b: (chunks) => <b>{chunks}</b> })}</p>}
      foot={<Link href="/teacher/sign-in">{t("back")}</Link>}
    >
      <ClientMessages of={["auth.form"]}>
        <AccountForm page="prove" action={proveAccount} email={email}>
          <details>
            <summary>{t("unknown")}</summary>
            <p>{t.rich("unknownText", { email, label, kbd: (chunks) => <kbd>{chunks}</kbd> })}</p>
          </details>
        </AccountForm>
      </ClientMessages>
    </Entry>
  );
}
