"use client";
import { useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/controls/button";
import { Strip } from "@/components/ui/display/says";
import {
  dropKeptWords,
  isOfferedAtFields,
  keptWords,
  noteOfferAtFields,
  subscribeKeptWords,
  type KeptWords,
} from "./set-aside-text";
import type { LiveTextState } from "@/components/documents/text/use-live-text";
import styles from "./set-aside-offer.module.css";

const none: readonly KeptWords[] = [];

interface KeptWordsOfferProps {
  /** Who is signed in: theirs are offered. */
  me: string;
  /** What fields are called. */
  names: Record<string, string>;
  /** Fields of this page that may be typed in; null when none may. */
  areas: Record<string, LiveTextState> | null;
}

/** R3c: words that could not go into their document, offered to be put back or copied. */
export function KeptWordsOffer(props: KeptWordsOfferProps) {
  useEffect(() => noteOfferAtFields(), []);
  return <Offer {...props} />;
}

/** The same on a page without those fields: the document is closed to its student now, as when the class has gone back a phase. */
export function KeptWordsElsewhere(props: Omit<KeptWordsOfferProps, "areas">) {
  const isOffered = useSyncExternalStore(subscribeKeptWords, isOfferedAtFields, () => true);
  return isOffered ? null : <Offer {...props} areas={null} />;
}

function Offer({ me, names, areas }: KeptWordsOfferProps) {
  const t = useTranslations("sync.kept");
  const kept = useSyncExternalStore(
    subscribeKeptWords,
    () => keptWords(me),
    () => none,
  );
  if (kept.length === 0) return null;
  return (
    <section className={styles.offer} aria-label={t("label")}>
      <Strip kind="wrong">
        <b>{t("title")}</b> {t("text")}
      </Strip>
      <ul>
        {kept.map((words) => {
          const area = areas?.[words.field];
          return (
            <li key={words.id}>
              <span className={styles.field}>{names[words.field] ?? ""}</span>
              {words.whole && <p>{t("whole")}</p>}
              <textarea
                readOnly
                rows={Math.min(6, Math.ceil(words.text.length / 60) + 1)}
                defaultValue={words.text}
                aria-label={t("words", { field: names[words.field] ?? "" })}
                dir="auto"
                onFocus={(event) => event.currentTarget.select()}
              />
              <div className={styles.acts}>
                {area && (
                  <Button
                    size="small"
                    onClick={() => {
                      if (append(area, words.text)) dropKeptWords(me, words.id);
                    }}
                  >
                    {t("add")}
                  </Button>
                )}
                <Button size="small" variant="plain" onClick={() => dropKeptWords(me, words.id)}>
                  {t("drop")}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** At the field's end, as if typed there, so that undo takes it back. */
function append({ area }: LiveTextState, text: string): boolean {
  const element = area.current;
  if (element === null || element.readOnly) return false;
  element.value = element.value === "" ? text : `${element.value}\n${text}`;
  element.dispatchEvent(new Event("input", { bubbles: true }));
  element.focus();
  return true;
}
