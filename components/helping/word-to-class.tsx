"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect, TextArea } from "@/components/ui/controls/field";
import { Icon } from "@/components/ui/marks/icon";
import { Dialog } from "@/components/ui/overlays/dialog";
import type { ActionResult } from "@/lib/errors/action-result";
import { useSendOnce } from "./use-send-once";
import { audiences, maxWordLength, type Audience } from "@/lib/rules/helping/helping";

interface WordToClassProps {
  send: (input: { id: string; to: Audience; text: string }) => Promise<ActionResult>;
}

/** T9: a word to everyone, or to those who have not handed in. */
export function WordToClass({ send }: WordToClassProps) {
  const t = useTranslations("activity.board.word");
  const [isOpen, setOpen] = useState(false);
  const [to, setTo] = useState<Audience>("all");
  const [text, setText] = useState("");
  const { run, isPending, refusal, forget, announcement } = useAction("typed");
  const sendOnce = useSendOnce();
  const close = () => {
    forget();
    setOpen(false);
  };
  const go = () => {
    const word = { to, text: text.trim() };
    run(() => sendOnce(JSON.stringify(word), (id) => send({ id, ...word })), {
      done: () => {
        setText("");
        setOpen(false);
      },
      refresh: "done",
      announce: t("sent"),
    });
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Icon name="comment" />
        {t("open")}
      </Button>
      <p className="vh" role="status">
        {announcement}
      </p>
      <Dialog
        open={isOpen}
        onClose={close}
        title={t("title")}
        actions={
          <>
            <Button onClick={close}>{t("cancel")}</Button>
            <Button variant="go" aria-disabled={isPending() || undefined} onClick={go}>
              {t("send")}
            </Button>
          </>
        }
      >
        <p>{t("lead")}</p>
        <NativeSelect label={t("to")} value={to} onChange={(event) => setTo(event.target.value as Audience)}>
          {audiences.map((each) => (
            <option key={each} value={each}>
              {t(each)}
            </option>
          ))}
        </NativeSelect>
        <TextArea
          label={t("text")}
          value={text}
          rows={3}
          maxLength={maxWordLength}
          onChange={(event) => setText(event.target.value)}
        />
        <RefusalNotice refusal={refusal} />
      </Dialog>
    </>
  );
}
