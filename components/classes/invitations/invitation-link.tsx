"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { AddressMenu } from "@/components/joining/address-menu";
import { CopyButton } from "@/components/ui/controls/copy-button";
import { Notice } from "@/components/ui/display/notice";
import styles from "./invitation-link.module.css";

/** T1: a new invitation's link, which is shown once. */
export function InvitationLink({ origins, token }: { origins: readonly [string, ...string[]]; token: string }) {
  const t = useTranslations("teacher.invitation");
  const shown = useRef<HTMLOutputElement>(null);
  // It appears at the foot of a page: scrolls the whole new link into view.
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
