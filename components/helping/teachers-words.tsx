"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { useRetainedFocus } from "@/components/ui/controls/use-retained-focus";
import { Dialog } from "@/components/ui/overlays/dialog";
import { LocalMoment } from "@/components/ui/display/local-time";
import strip from "@/components/ui/display/page-strip.module.css";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./teachers-words.module.css";

interface Word {
  id: string;
  text: string;
  at: Date;
  from: string;
  isRead: boolean;
}

/** Q24: what the teacher wrote and the student has not read yet, above every page. Always rendered, so that a screen reader announces what appears in it. */
export function UnreadWords({
  words,
  read,
}: {
  words: readonly Word[];
  read: (input: { wordId: string }) => Promise<ActionResult>;
}) {
  const t = useTranslations("student.words");
  const { run, isPending, refusal } = useAction();
  const box = useRef<HTMLDivElement>(null);
  useRetainedFocus(box);
  const unread = words.filter(({ isRead }) => !isRead).reverse();
  return (
    <div ref={box} tabIndex={-1} aria-live="polite" className={strip.above}>
      {unread.map(({ id, text, from }) => (
        <div key={id} className={clsx(strip.strip, strip.first)}>
          <Icon name="comment" />
          <p className={styles.word}>
            <b>{t("from", { name: from })}</b> {text}
          </p>
          <Button
            size="small"
            variant="go"
            aria-disabled={isPending(id) || undefined}
            onClick={() => run(() => read({ wordId: id }), { key: id, refresh: "done" })}
          >
            {t("read")}
          </Button>
        </div>
      ))}
      <RefusalNotice small refusal={refusal} />
    </div>
  );
}

/** Q24: all words, to be read again. Nothing without any. */
export function AllWords({ words }: { words: readonly Word[] }) {
  const t = useTranslations("student.words");
  const [isOpen, setOpen] = useState(false);
  if (words.length === 0) return null;
  return (
    <>
      <Button size="small" variant="plain" aria-label={t("all", { n: words.length })} onClick={() => setOpen(true)}>
        <Icon name="comment" className={styles.icon} />
        <span className={styles.long}>{t("all", { n: words.length })}</span>
        <span className={clsx(styles.short, "num")}>{words.length}</span>
      </Button>
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
