import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { redirect } from "next/navigation";
import { Entry } from "@/components/signing-in/entry";
import { ClearedDevice } from "@/components/signing-in/sign-out/clear-on-load";
import { Says } from "@/components/ui/display/says";
import { AccountForm } from "@/components/signing-in/account-form";
import { accountWords } from "@/components/signing-in/account-sentences";
import { publicRoute } from "@/lib/auth/require";
import { signIn } from "@/lib/actions/signing-in/sign-in";

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
  const { left } = await searchParams;
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
          <ClearedDevice />
          <Says kind="done" live>
            {t("left")}
          </Says>
        </>
      )}
      <AccountForm kind="sign-in" words={await accountWords("signIn")} action={signIn}>
        <details>
          <summary>{t("forgot")}</summary>
          <p>{t.rich("forgotText", { kbd: (chunks) => <kbd>{chunks}</kbd> })}</p>
        </details>
      </AccountForm>
    </Entry>
  );
}
