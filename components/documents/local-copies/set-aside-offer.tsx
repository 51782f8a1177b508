"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/controls/button";
import { Strip } from "@/components/ui/display/notice";
import {
  dropSetAsideText,
  isFewLetters,
  isOfferedAtFields,
  listSetAsideTexts,
  registerOfferAtFields,
  subscribeSetAsideTexts,
  type SetAsideText,
} from "@/lib/sync/browser/local-copies/set-aside-text";
import { appendAsTyped } from "@/lib/sync/browser/text/append-as-typed";
import type { LiveTextState } from "@/components/documents/text/use-live-text";
import styles from "./set-aside-offer.module.css";

const none: readonly SetAsideText[] = [];

interface SetAsideOfferProps {
  /** The student who is signed in, whose texts are offered. */
  studentId: string;
  /** Labels of the fields. */
  fieldNames: Record<string, string>;
  /** The fields of this page that may be typed in; null when none may. */
  fields: Record<string, LiveTextState> | null;
}

/** Offers set-aside texts, to add them to a field or to copy them (R3c). */
export function SetAsideOffer(props: SetAsideOfferProps) {
  useEffect(() => registerOfferAtFields(), []);
  return <Offer {...props} />;
}

/** The same offer on a page without those fields, while the document is not open to its student, such as after the class went back a phase. */
export function SetAsideOfferElsewhere(props: Omit<SetAsideOfferProps, "fields">) {
  const isOffered = useSyncExternalStore(subscribeSetAsideTexts, isOfferedAtFields, () => true);
  return isOffered ? null : <Offer {...props} fields={null} />;
}

function Offer({ studentId, fieldNames, fields }: SetAsideOfferProps) {
  const t = useTranslations("sync.kept");
  const texts = useSyncExternalStore(
    subscribeSetAsideTexts,
    () => listSetAsideTexts(studentId),
    () => none,
  );
  if (texts.length === 0) return null;
  const areFewLetters = texts.every(isFewLetters);
  const isMerged = ({ person }: SetAsideText) => person !== null && person !== studentId;
  return (
    <section className={clsx(styles.offer, areFewLetters && styles.few)} aria-label={t("label")}>
      <Strip kind={areFewLetters ? "hint" : "wrong"}>
        <b>{t(areFewLetters ? "titleFew" : "title")}</b>{" "}
        {t(areFewLetters ? "textFew" : texts.every(isMerged) ? "textMerged" : "text")}
      </Strip>
      <ul>
        {texts.map((text) => {
          const field = fields?.[text.field];
          const name = fieldNames[text.field] ?? "";
          return (
            <li key={text.id}>
              <span className={styles.field}>
                {text.team === undefined ? name : t("from", { field: name, team: text.team })}
              </span>
              {isMerged(text) && <p>{t("merged")}</p>}
              {text.whole && <p>{t("whole")}</p>}
              <textarea
                readOnly
                rows={Math.min(6, Math.ceil(text.text.length / 60) + 1)}
                defaultValue={text.text}
                aria-label={t("words", { field: name })}
                dir="auto"
                onFocus={(event) => event.currentTarget.select()}
              />
              <div className={styles.acts}>
                {field && (
                  <Button
                    size="small"
                    onClick={() => {
                      const area = field.area.current;
                      if (area !== null && appendAsTyped(area, text.text)) dropSetAsideText(studentId, text.id);
                    }}
                  >
                    {t("add")}
                  </Button>
                )}
                <Button size="small" variant="plain" onClick={() => dropSetAsideText(studentId, text.id)}>
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
