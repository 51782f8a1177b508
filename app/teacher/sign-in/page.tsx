import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { redirect } from "next/navigation";
import { Entry } from "@/components/people/signing-in/entry";
import { ClearDevice } from "@/components/people/signing-in/sign-out/clear-on-load";
import { Notice } from "@/components/ui/display/notice";
import { AccountForm } from "@/components/people/signing-in/account-form";
import { OutsideLink, OutsideRefusal } from "@/components/people/signing-in/outside-link";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { publicRoute } from "@/lib/activity/require";
import { loadSignInMethods } from "@/lib/features/people/signing-in/sign-in-methods";
import { ClientMessages } from "@/lib/messages/client-messages";
import { signIn } from "@/lib/features/people/signing-in/actions/sign-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("page") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await publicRoute();
  if (viewer.as === "teacher") redirect("/teacher");
  const t = await getTranslations("auth.signIn");
  const { left, outside } = await searchParams;
  const provider = providerSettings();
  const { passwords } = await loadSignInMethods();
  return (
    <Entry
      aside={<p>{t("aside")}</p>}
      foot={
        <p>
          <Link href="/">{t("student")}</Link>
        </p>
      }
    >
      {left !== undefined && (
        <>
          <ClearDevice />
          <Notice kind="done" live>
            {t("left")}
          </Notice>
        </>
      )}
      {provider !== null && <OutsideRefusal code={outside} label={provider.label} />}
      {passwords ? (
        <ClientMessages of={["auth.form"]}>
          <AccountForm page="signIn" action={signIn}>
            <details>
              <summary>{t("forgot")}</summary>
              <p>{t.rich("forgotText", { kbd: (chunks) => <kbd>{chunks}</kbd> })}</p>
            </details>
          </AccountForm>
        </ClientMessages>
      ) : (
        <h1>{t("title")}</h1>
      )}
      {provider?.teachers === true && <OutsideLink href="/sign-in/school" label={provider.label} />}
    </Entry>
  );
}
