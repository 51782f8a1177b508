"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { ReadySentences } from "@/components/hour/helping/ready-sentences";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import { Dialog } from "@/components/ui/overlays/dialog";
import type { Refusal } from "@/lib/errors/action-result";
import { maxPauseSentence, type PauseKind } from "@/lib/activity/rules/pause";

interface PauseDialogProps {
  open: boolean;
  pending: boolean;
  refusal: Refusal | null;
  onClose: () => void;
  onPause: (input: { kind: PauseKind; sentence: string }) => void;
}

/** Pauses all screens, or shows a banner, with a sentence from the teacher (Q19). */
export function PauseDialog({ open, pending, refusal, onClose, onPause }: PauseDialogProps) {
  const t = useTranslations("activity.clock.pausing");
  const [sentence, setSentence] = useState("");
  const pause = (kind: PauseKind) => !pending && onPause({ kind, sentence: sentence.trim() });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("title")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button aria-disabled={pending} onClick={() => pause("eyes-up")}>
            {t("eyesUp")}
          </Button>
          <Button variant="go" aria-disabled={pending} onClick={() => pause("pause")}>
            {t("pause")}
          </Button>
        </>
      }
    >
      <p>{t("lead")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          pause("pause");
        }}
      >
        <TextField
          label={t("sentence")}
          hint={t("sentenceHint")}
          value={sentence}
          maxLength={maxPauseSentence}
          autoComplete="off"
          onChange={(event) => setSentence(event.target.value)}
        />
      </form>
      <ReadySentences choose={setSentence} />
      <p className="quiet">{t("ends")}</p>
      <RefusalNotice refusal={refusal} />
    </Dialog>
  );
}
