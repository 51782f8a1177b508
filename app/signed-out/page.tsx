import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClearPages } from "@/components/people/signing-in/sign-out/clear-on-load";
import { PlainState } from "@/components/page-frame/problem/plain-state";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { publicRoute } from "@/lib/activity/require";
import { isSignedOutReason } from "@/lib/wire/signed-out-reason";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("app.signedOut"))("title") };
}

/** A page is sent here when its session has ended. It gives the reason if the server sent one, and names nobody. */
export default async function SignedOut({ searchParams }: { searchParams: Promise<{ why?: string | string[] }> }) {
  await publicRoute();
  const { why } = await searchParams;
  const byOther = why === "other-user";
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
      {byOther ? (
        <p>{t("otherText")}</p>
      ) : (
        <>
          <p>{t(`why.${isSignedOutReason(why) ? why : "unknown"}`)}</p>
          <p>{t("safe")}</p>
        </>
      )}
    </PlainState>
  );
}
