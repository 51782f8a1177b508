"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalDate } from "@/components/ui/display/local-date";
import { Button } from "@/components/ui/controls/button";
import sections from "@/components/ui/display/sections.module.css";

interface OpenInvitationsProps {
  invitations: readonly { id: string; expiresAt: Date; about?: ReactNode }[];
  pending: boolean;
  withdraw: (linkId: string) => void;
}

/** Invitations that nobody has used yet. Renders nothing without any (T1). */
export function OpenInvitations({ invitations, pending, withdraw }: OpenInvitationsProps) {
  const t = useTranslations("teacher.invitation");
  if (invitations.length === 0) return null;
  return (
    <div className={sections.links}>
      <h3>{t("open")}</h3>
      <ul className={sections.open}>
        {invitations.map(({ id, expiresAt, about }) => (
          <li key={id}>
            <span>
              {about} {t.rich("until", { date: () => <LocalDate at={expiresAt} /> })}
            </span>
            <Button size="small" aria-disabled={pending} onClick={() => withdraw(id)}>
              {t("withdraw")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
