import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PlainState } from "@/components/page-frame/problem/plain-state";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { publicRoute } from "@/lib/activity/require";
import { AppError, type RefusalCode } from "@/lib/errors/errors";
import { formatRefusal, isRefusalCode } from "@/lib/messages/refusals";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("courses.refused"))("title") };
}

/** The refusals that a launch can end with, including those of joining a class by a launch. They are shown without values. */
const isShown = (code: string): code is RefusalCode =>
  isRefusalCode(code) &&
  (code.startsWith("launch-") || code === "account-disabled" || code === "outside-class" || code === "busy");

/** Explains why a launch from a course was refused (T19). */
export default async function RefusedPage({ searchParams }: { searchParams: Promise<{ why?: string | string[] }> }) {
  await publicRoute();
  const { why } = await searchParams;
  if (typeof why !== "string") notFound();
  const t = await getTranslations("courses.refused");
  const code = isShown(why) ? why : "launch-wait";
  const acts = (
    <>
      {code === "launch-no-teacher" && (
        <ButtonLink variant="go" href="/teacher/sign-in">
          {t("signIn")}
        </ButtonLink>
      )}
      <ButtonLink variant="plain" href="/">
        {t("start")}
      </ButtonLink>
    </>
  );
  return (
    <PlainState title={t("title")} acts={acts}>
      <p role="alert">{formatRefusal(new AppError(code)).sentence}</p>
    </PlainState>
  );
}
