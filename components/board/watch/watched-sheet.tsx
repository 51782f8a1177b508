"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { Room } from "@/components/documents/connection/room";
import { SaveIndicator } from "@/components/documents/connection/save-indicator";
import { useDocument } from "@/components/documents/connection/use-document";
import { RemoteCarets } from "@/components/documents/text/remote-carets";
import { useFieldText } from "@/components/documents/text/use-field-text";
import { kerningClass } from "@/components/ui/marks/kerning";
import { listRemoteCarets, type TeamMember } from "@/components/writing/team";
import { countWords } from "@/lib/rules/writing/words";
import type { QuestionField, WorksheetField, WorksheetTexts } from "@/lib/document-format/fields";
import styles from "./watch-panel.module.css";

interface WatchedSheetProps {
  room: Room;
  members: readonly TeamMember[];
  questions: readonly { field: QuestionField; short: string }[];
  /** The stored texts; changes come over the socket. */
  texts: WorksheetTexts;
}

/** T9: a team's text while it is written, with the carets of those who write; nothing can be typed here (Q1). */
export function WatchedSheet({ room, members, questions, texts }: WatchedSheetProps) {
  const t = useTranslations("activity.board.watch");
  const { state } = useDocument(room);
  const fields = [
    { field: "title" as const, label: t("title") },
    { field: "scenario" as const, label: t("scenario") },
    ...questions.map(({ field, short }) => ({ field, label: short })),
  ];
  return (
    <>
      <p className={styles.state}>
        <SaveIndicator state={state} />
      </p>
      {fields.map(({ field, label }) => (
        <WatchedField key={field} room={room} field={field} label={label} members={members} text={texts[field]} />
      ))}
    </>
  );
}

function WatchedField({
  room,
  field,
  label,
  members,
  text: stored,
}: {
  room: Room;
  field: WorksheetField;
  label: string;
  members: readonly TeamMember[];
  text: string;
}) {
  const t = useTranslations("activity.board");
  const { people } = useDocument(room);
  const text = useFieldText(room, field, stored);
  return (
    <section>
      <h3 className={styles.label}>
        {label} <span className="num">{t("tile.words", { n: countWords(text) })}</span>
      </h3>
      <p className={clsx(styles.text, kerningClass(text))} dir="auto">
        {text === "" && <span className="pale">{t("watch.empty")}</span>}
        <RemoteCarets text={text} others={listRemoteCarets(field, people, members, "")} />
      </p>
    </section>
  );
}
