"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Notice } from "@/components/ui/display/notice";
import { type ActionResult } from "@/lib/errors/action-result";

type HandedIn = { done: true; again: boolean } | { done: false; missing: readonly string[] };

interface HandInForTeamProps {
  /** Whether the newest text is already handed in. */
  isIn: boolean;
  /** Whether it was handed in before. */
  again: boolean;
  handIn: (choice: { incomplete: boolean }) => Promise<ActionResult<HandedIn>>;
  /** Names of the fields, for those left blank. */
  fields: Record<string, string>;
}

/** Q2: the teacher hands in the team's worksheet as stored; asks first when a part of it is blank. */
export function HandInForTeam({ isIn, again, handIn, fields }: HandInForTeamProps) {
  const t = useTranslations("activity.reading.live");
  const [pending, startTransition] = useTransition();
  const [missing, setMissing] = useState<readonly string[] | null>(null);
  const [outcome, setOutcome] = useState<{ kind: "done" | "wrong"; sentence: string } | null>(null);

  const send = (incomplete: boolean) => {
    if (pending) return;
    setMissing(null);
    setOutcome(null);
    startTransition(async () => {
      const result = await handIn({ incomplete }).catch(() => ({ ok: false as const, sentence: t("lost") }));
      if (!result.ok) setOutcome({ kind: "wrong", sentence: result.sentence });
      else if (!result.value.done) setMissing(result.value.missing);
      else setOutcome({ kind: "done", sentence: t(result.value.again ? "same" : "done") });
    });
  };

  return (
    <>
      {!isIn && (
        <Button size="small" aria-disabled={pending} onClick={() => send(false)}>
          {t("handIn", { again: again ? "yes" : "no" })}
        </Button>
      )}
      {outcome !== null && (
        <Notice kind={outcome.kind} small live>
          {outcome.sentence}
        </Notice>
      )}
      <Dialog
        open={missing !== null}
        onClose={() => setMissing(null)}
        title={t("missingTitle")}
        actions={
          <>
            <Button onClick={() => setMissing(null)}>{t("cancel")}</Button>
            <Button variant="go" onClick={() => send(true)}>
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
