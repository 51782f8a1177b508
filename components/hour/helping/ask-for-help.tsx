"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { useRetainedFocus } from "@/components/ui/controls/use-retained-focus";
import { TextField } from "@/components/ui/controls/field";
import { Icon } from "@/components/ui/marks/icon";
import { Dialog } from "@/components/ui/overlays/dialog";
import { askForHelpAction, takeFlagBackAction } from "@/lib/features/hour/helping/actions/flags";
import { maxFlagSentence } from "@/lib/features/hour/helping/rules/helping";
import styles from "./ask-for-help.module.css";

export interface AskForHelpProps {
  activityId: string;
  teacher: string;
  /** Whether the flag is the team's, or the student's own (Q24). */
  ofTeam: boolean;
  /** The open flag. null without one. */
  flag: { by: string; isMine: boolean; sentence: string } | null;
}

/** Raises a flag for the teacher, with or without a sentence, and cancels it (T9). */
export function AskForHelp({ activityId, teacher, ofTeam, flag }: AskForHelpProps) {
  const t = useTranslations("student.help");
  const [isOpen, setOpen] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const { run, isPending, refusal, forget, announcement } = useAction("typed");
  const box = useRef<HTMLDivElement>(null);
  useRetainedFocus(box);
  const close = () => {
    forget();
    setOpen(false);
  };
  const send = () =>
    run(() => askForHelpAction(activityId, { sentence: (sentence ?? flag?.sentence ?? "").trim() }), {
      onDone: () => {
        setSentence(null);
        setOpen(false);
      },
      refresh: "done",
      announce: t("done", { teacher }),
    });

  return (
    <div ref={box} tabIndex={-1} className={styles.help}>
      {flag !== null && (
        <p className={styles.asked}>
          <Icon name="flag" />
          <span>
            {t("asked", {
              mine: flag.isMine ? "yes" : "no",
              name: flag.by,
              sentence: flag.sentence === "" ? "none" : "some",
              text: flag.sentence,
            })}
          </span>
        </p>
      )}
      {flag === null ? (
        <Button size="small" className={styles.ask} aria-label={t("ask")} onClick={() => setOpen(true)}>
          <Icon name="flag" />
          <span className={styles.long}>{t("ask")}</span>
          <span className={styles.short}>{t("askShort")}</span>
        </Button>
      ) : (
        <>
          <Button
            size="small"
            aria-disabled={isPending() || undefined}
            onClick={() => run(() => takeFlagBackAction(activityId), { refresh: "answered", announce: t("takenBack") })}
          >
            {t("takeBack")}
          </Button>
          <Button size="small" className={styles.change} onClick={() => setOpen(true)}>
            {t("change")}
          </Button>
        </>
      )}
      {!isOpen && <RefusalNotice small refusal={refusal} />}
      <p className="vh" role="status">
        {announcement}
      </p>
      <Dialog
        open={isOpen}
        onClose={close}
        title={t("title", { teacher })}
        actions={
          <>
            <Button onClick={close}>{t("cancel")}</Button>
            <Button variant="go" aria-disabled={isPending() || undefined} onClick={send}>
              {t("go")}
            </Button>
          </>
        }
      >
        <p>{t("lead", { teacher, team: ofTeam ? "yes" : "no" })}</p>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <TextField
            label={t("sentence")}
            hint={t("hint")}
            value={sentence ?? flag?.sentence ?? ""}
            maxLength={maxFlagSentence}
            autoComplete="off"
            onChange={(event) => setSentence(event.target.value)}
          />
        </form>
        <RefusalNotice refusal={refusal} />
      </Dialog>
    </div>
  );
}
