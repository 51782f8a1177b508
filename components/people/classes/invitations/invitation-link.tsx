"use client";
import { useTranslations } from "next-intl";
import { ShownLink } from "@/components/people/signing-in/shown-link";

/** The link of a new invitation (T1). */
export function InvitationLink({ origins, token }: { origins: readonly [string, ...string[]]; token: string }) {
  const t = useTranslations("teacher.invitation");
  return (
    <ShownLink
      origins={origins}
      path={`/teacher/invite#${token}`}
      made={t("made")}
      label={t("link")}
      copyLabel={t("copyLink")}
    />
  );
}
