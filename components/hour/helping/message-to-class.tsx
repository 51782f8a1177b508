"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect, TextArea } from "@/components/ui/controls/field";
import { Icon } from "@/components/ui/marks/icon";
import { Dialog } from "@/components/ui/overlays/dialog";
import { sendMessageAction } from "@/lib/features/hour/helping/actions/messages";
import { ReadySentences } from "./ready-sentences";
import { useSendOnce } from "./use-send-once";
import { audiences, maxMessageLength, type Audience } from "@/lib/features/hour/helping/rules/helping";

type Recipient = Audience | { studentId: string };

interface MessageToClassProps {
  activityId: string;
  /** Students who have opened the activity, sorted by name. */
  students: readonly { id: string; name: string }[];
}

/** Sends a message to everyone, to students who have not handed in, or to one student (T9). */
export function MessageToClass({ activityId, students }: MessageToClassProps) {
  const t = useTranslations("activity.board.word");
  const [isOpen, setOpen] = useState(false);
  const [to, setTo] = useState<Recipient>("all");
  const [text, setText] = useState("");
  const { run, isPending, refusal, forget, announcement } = useAction("typed");
  const sendOnce = useSendOnce();
  const close = () => {
    forget();
    setOpen(false);
  };
  const go = () => {
    const message = { to, text: text.trim() };
    run(() => sendOnce(JSON.stringify(message), (id) => sendMessageAction(activityId, { id, ...message })), {
      onDone: () => {
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
        <NativeSelect
          label={t("to")}
          value={typeof to === "string" ? to : to.studentId}
          onChange={({ target: { value } }) => setTo(audiences.find((each) => each === value) ?? { studentId: value })}
        >
          {audiences.map((each) => (
            <option key={each} value={each}>
              {t(each)}
            </option>
          ))}
          {students.length > 0 && (
            <optgroup label={t("one")}>
              {students.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
        </NativeSelect>
        <TextArea
          label={t("text")}
          value={text}
          rows={3}
          maxLength={maxMessageLength}
          onChange={(event) => setText(event.target.value)}
        />
        <ReadySentences choose={setText} />
        <RefusalNotice refusal={refusal} />
      </Dialog>
    </>
  );
}
