import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClearPages } from "@/components/signing-in/sign-out/clear-on-load";
import { PlainState } from "@/components/page-frame/problem/plain-state";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { publicRoute } from "@/lib/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("app.signedOut"))("title") };
}

/** Where a page redirects when its session has ended: after a new PIN, a removal, or a sign-out in another tab. */
export default async function SignedOut({ searchParams }: { searchParams: Promise<{ by?: string | string[] }> }) {
  await publicRoute();
  const byOther = (await searchParams).by !== undefined;
  const t = await getTranslations("app.signedOut");
  const acts = (
    <>
      <ButtonLink variant="go" href="/">
        {t("student")}
      </ButtonLink>
      <ButtonLink variant="plain" href="/teacher/sign-in">
        {t("teacher")}
      </ButtonLink>
    </>
  );
  return (
    <PlainState title={t(byOther ? "otherTitle" : "title")} acts={acts}>
      <ClearPages />
      <p>{t(byOther ? "otherText" : "text")}</p>
    </PlainState>
  );
}
