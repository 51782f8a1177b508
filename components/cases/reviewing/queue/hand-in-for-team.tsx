"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Notice } from "@/components/ui/display/notice";
import { handInForTeamAction } from "@/lib/features/cases/writing/actions/hand-in-for-team";

interface HandInForTeamProps {
  activityId: string;
  teamId: string;
  /** Whether the newest text is already handed in. */
  isIn: boolean;
  /** Whether it was handed in before. */
  again: boolean;
  /** Names of the fields, for those left blank. */
  fields: Record<string, string>;
}

/** Lets a teacher hand in a team's worksheet as it is stored (Q2). Asks first when a field is blank. */
export function HandInForTeam({ activityId, teamId, isIn, again, fields }: HandInForTeamProps) {
  const t = useTranslations("activity.reading.live");
  const { run, isPending, refusal, forget } = useAction();
  const [missing, setMissing] = useState<readonly string[] | null>(null);
  const [outcome, setOutcome] = useState<"done" | "same" | null>(null);

  function send(incomplete: boolean) {
    if (isPending()) return;
    setMissing(null);
    setOutcome(null);
    forget();
    run(() => handInForTeamAction(activityId, teamId, { incomplete }), {
      onDone: (value) => {
        if (!value.done) setMissing(value.missing);
        else setOutcome(value.again ? "same" : "done");
      },
    });
  }

  return (
    <>
      {!isIn && (
        <Button size="small" aria-disabled={isPending()} onClick={() => send(false)}>
          {t("handIn", { again: again ? "yes" : "no" })}
        </Button>
      )}
      {outcome !== null && (
        <Notice kind="done" small live>
          {t(outcome)}
        </Notice>
      )}
      <RefusalNotice small refusal={refusal} />
      <Dialog
        open={missing !== null}
        onClose={() => setMissing(null)}
        title={t("missingTitle")}
        actions={
          <>
            <Button onClick={() => setMissing(null)}>{t("cancel")}</Button>
            <Button variant="go" aria-disabled={isPending()} onClick={() => send(true)}>
              {t("anyway")}
            </Button>
          </>
        }
      >
        <p>{t("missingText", { fields: (missing ?? []).map((field) => fields[field] ?? field).join(" · ") })}</p>
      </Dialog>
    </>
  );
}
