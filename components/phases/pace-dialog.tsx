"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect, TextField } from "@/components/ui/controls/field";
import { Dialog } from "@/components/ui/overlays/dialog";
import { pacedPhases, type PacedPhase } from "@/lib/activity/rules/own-phase";
import { setPaceAction } from "@/lib/features/phases/actions/set-pace";

export interface PaceNow {
  selfPaced: boolean;
  /** The class's phase. */
  upTo: PacedPhase;
  dueAt: Date | null;
  resultsAt: Date | null;
}

interface PaceDialogProps {
  activityId: string;
  pace: PaceNow;
  onClose: () => void;
}

/** Lets students go on alone up to a phase, with a due time and a time for the results, or lets the class go on together again (T18). */
export function PaceDialog({ activityId, pace, onClose }: PaceDialogProps) {
  const t = useTranslations("activity.pace");
  const nameOf = useTranslations("app.phases");
  const [upTo, setUpTo] = useState<PacedPhase>(pace.selfPaced ? pace.upTo : "vote");
  const [due, setDue] = useState(toLocalInput(pace.dueAt));
  const [results, setResults] = useState(toLocalInput(pace.resultsAt));
  const { run, isPending, refusal } = useAction();
  const send = (pacing: Parameters<typeof setPaceAction>[1]) =>
    run(() => setPaceAction(activityId, pacing), { onDone: onClose, refresh: "answered" });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          {pace.selfPaced && (
            <Button aria-disabled={isPending()} onClick={() => send(null)}>
              {t("end")}
            </Button>
          )}
          <Button
            variant="go"
            aria-disabled={isPending()}
            onClick={() => send({ upTo, dueAt: fromLocalInput(due), resultsAt: fromLocalInput(results) })}
          >
            {t("set", { on: pace.selfPaced ? "yes" : "no" })}
          </Button>
        </>
      }
    >
      <p>{t("lead")}</p>
      <NativeSelect
        label={t("upTo")}
        hint={t("teams")}
        value={upTo}
        onChange={({ target }) => setUpTo(pacedPhases.find((phase) => phase === target.value) ?? upTo)}
      >
        {pacedPhases.map((phase) => (
          <option key={phase} value={phase}>
            {nameOf(phase)}
          </option>
        ))}
      </NativeSelect>
      <TextField
        label={t("due")}
        hint={t("dueHint")}
        type="datetime-local"
        value={due}
        onChange={({ target }) => setDue(target.value)}
      />
      <TextField
        label={t("results")}
        hint={t("resultsHint")}
        type="datetime-local"
        value={results}
        onChange={({ target }) => setResults(target.value)}
      />
      {pace.selfPaced && <p className="quiet">{t("endText", { phase: nameOf(pace.upTo) })}</p>}
      <p className="vh" role="status">
        {isPending() && t("sending")}
      </p>
      <RefusalNotice refusal={refusal} />
    </Dialog>
  );
}

/** A time as the value of a `datetime-local` field, in the browser's time zone. */
function toLocalInput(at: Date | null): string {
  return at === null ? "" : new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function fromLocalInput(value: string): string | null {
  return value === "" ? null : new Date(value).toISOString();
}
