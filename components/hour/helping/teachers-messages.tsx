"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { listenLive } from "@/lib/live/browser/live-connection";
import { isRefreshDeferred } from "@/components/invalidation/refresh-deferral";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { LocalMoment } from "@/components/ui/display/local-time";
import { Icon } from "@/components/ui/marks/icon";
import type { OwnMessage } from "@/lib/features/hour/helping/messages";
import { ownMessagesAction, readMessageAction } from "@/lib/features/hour/helping/actions/messages";
import styles from "./teachers-messages.module.css";

/** The newest message that the student has not confirmed, until it is read or its phase is over (Q24). */
export function UnreadMessages({ activityId, words: rendered }: { activityId: string; words: readonly OwnMessage[] }) {
  const t = useTranslations("student.words");
  const { run, isPending, refusal } = useAction();
  const loading = useAction();
  const [loaded, setLoaded] = useState<{ after: readonly OwnMessage[]; words: readonly OwnMessage[] } | null>(null);
  // A page on which somebody is busy refreshes later (Q7). A teacher's message must not wait, so it is loaded on its own.
  const loadIfDeferred = useEffectEvent(() => {
    if (isRefreshDeferred())
      loading.run(() => ownMessagesAction(activityId), {
        overlapping: true,
        onDone: (words) => setLoaded({ after: rendered, words }),
      });
  });
  useEffect(() => listenLive(activityId, { onInvalidated: () => loadIfDeferred() }), [activityId]);
  const unread = (loaded?.after === rendered ? loaded.words : rendered).filter(({ isNew }) => isNew);
  const [putAside, setPutAside] = useState<ReadonlySet<string>>(new Set());
  const [word, ...more] = unread.filter(({ id }) => !putAside.has(id));
  return (
    <AttentionLine
      of={word?.id ?? ""}
      icon="comment"
      actions={
        word !== undefined && (
          <>
            {more.length > 0 && <span className="quiet">{t("more", { n: more.length })}</span>}
            <Button
              size="small"
              variant="go"
              aria-disabled={isPending(word.id) || undefined}
              onClick={() =>
                run(() => readMessageAction(activityId, { wordId: word.id }), {
                  key: word.id,
                  onDone: () => setPutAside((ids) => new Set(ids).add(word.id)),
                  refresh: "done",
                })
              }
            >
              {t("read")}
            </Button>
          </>
        )
      }
    >
      {word === undefined ? null : (
        <>
          <p>
            <b>{t("from", { name: word.from })}</b> {word.text}
          </p>
          <RefusalNotice small refusal={refusal} />
        </>
      )}
    </AttentionLine>
  );
}

/** All messages, to be read again. Renders nothing without any (Q24). */
export function AllMessages({ words }: { words: readonly OwnMessage[] }) {
  const t = useTranslations("student.words");
  const [isOpen, setOpen] = useState(false);
  if (words.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className={styles.open}
        aria-label={t("all", { n: words.length })}
        onClick={() => setOpen(true)}
      >
        <Icon name="comment" />
        <span className="num">{words.length}</span>
      </button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("title")}
        actions={<Button onClick={() => setOpen(false)}>{t("close")}</Button>}
      >
        <ol className={styles.all}>
          {words.map(({ id, text, at, from }) => (
            <li key={id}>
              <p className="quiet">
                {from}, <LocalMoment at={at} />
              </p>
              <p className={styles.word}>{text}</p>
            </li>
          ))}
        </ol>
      </Dialog>
    </>
  );
}
