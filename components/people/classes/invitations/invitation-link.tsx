"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { AddressMenu } from "@/components/people/joining/address-menu";
import { CopyButton } from "@/components/ui/controls/copy-button";
import { Notice } from "@/components/ui/display/notice";
import styles from "./invitation-link.module.css";

/** The link of a new invitation, which is shown once (T1). */
export function InvitationLink({ origins, token }: { origins: readonly [string, ...string[]]; token: string }) {
  const t = useTranslations("teacher.invitation");
  const shown = useRef<HTMLOutputElement>(null);
  // Scrolled into view, because it appears at the foot of a page.
  useEffect(() => {
    shown.current?.scrollIntoView({ block: "center" });
  }, [token]);
  return (
    <>
      <Notice kind="done" live>
        {t("made")}
      </Notice>
      <output ref={shown} className={styles.link} aria-label={t("link")}>
        {`${origins[0]}/teacher/invite#${token}`}
      </output>
      <div>
        <CopyButton text={`${origins[0]}/teacher/invite#${token}`} label={t("copyLink")} />
      </div>
      <AddressMenu origins={origins} />
    </>
  );
}
