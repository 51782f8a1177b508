"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { Button } from "@/components/ui/controls/button";
import { invite, withdraw } from "@/lib/features/people/classes/actions/classes";
import sections from "@/components/ui/display/sections.module.css";
import { InvitationLink } from "./invitation-link";
import { OpenInvitations } from "./open-invitations";

interface AccountInvitationsProps {
  origins: readonly [string, ...string[]];
  open: readonly { id: string; expiresAt: Date }[];
}

/** Any teacher can invite another. The link is shown once, and can be deleted until it is used (T1). */
export function AccountInvitations({ origins, open }: AccountInvitationsProps) {
  const t = useTranslations("teacher.classes.invite");
  const [token, setToken] = useState<string | null>(null);
  const { run, isPending, refusal } = useAction();
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <div className={sections.links}>
        <Button aria-disabled={isPending()} onClick={() => run(invite, { onDone: setToken })}>
          {t("go")}
        </Button>
        {token !== null && <InvitationLink origins={origins} token={token} />}
        <RefusalNotice refusal={refusal} />
      </div>
      <OpenInvitations
        invitations={open}
        pending={isPending()}
        withdraw={(id) => run(() => withdraw(id), { onDone: () => setToken(null) })}
      />
    </section>
  );
}
