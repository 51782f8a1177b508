"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { RightSelect } from "@/components/people/classes/right-select";
import { Button } from "@/components/ui/controls/button";
import { inviteIntoClass, withdrawClassInvitation } from "@/lib/features/people/classes/actions/class";
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";
import sections from "@/components/ui/display/sections.module.css";
import styles from "@/components/people/classes/class-teachers.module.css";
import { InvitationLink } from "./invitation-link";
import { OpenInvitations } from "./open-invitations";

export interface ClassInvitationsProps {
  classId: string;
  origins: readonly [string, ...string[]];
  open: readonly { id: string; expiresAt: Date; may: TeacherRight; by: string }[];
}

/** Makes a link that adds a colleague, with or without an account, to the teachers of the class (T15). */
export function ClassInvitations({ classId, origins, open }: ClassInvitationsProps) {
  const t = useTranslations("teacher.class.teachers");
  const [may, setMay] = useState<TeacherRight>("steer");
  const [token, setToken] = useState<string | null>(null);
  const { run, isPending, refusal } = useAction();
  const heading = useId();
  return (
    <section className={sections.links} aria-labelledby={heading}>
      <h3 id={heading}>{t("link")}</h3>
      <div className={styles.add}>
        <p className="quiet">{t("linkText")}</p>
        <RightSelect label={t("linkMay")} value={may} onChange={setMay} />
        <Button
          aria-disabled={isPending() || undefined}
          onClick={() => run(() => inviteIntoClass(classId, { may }), { onDone: setToken })}
        >
          {t("linkGo")}
        </Button>
        {token !== null && <InvitationLink origins={origins} token={token} />}
        <RefusalNotice refusal={refusal} />
      </div>
      <OpenInvitations
        invitations={open.map(({ may: right, by, ...one }) => ({ ...one, about: t("linkOf", { may: right, by }) }))}
        pending={isPending()}
        withdraw={(linkId) => run(() => withdrawClassInvitation(classId, { linkId }), { onDone: () => setToken(null) })}
      />
    </section>
  );
}
