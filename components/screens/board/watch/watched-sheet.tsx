"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { Room } from "@/lib/sync/browser/connection/room";
import { SaveIndicator } from "@/components/documents/connection/save-indicator";
import { useDocument } from "@/components/documents/connection/use-document";
import { RemoteCarets } from "@/components/documents/text/remote-carets";
import { useFieldText } from "@/components/documents/text/use-field-text";
import { kerningClass } from "@/components/ui/marks/kerning";
import { listRemoteCarets, type TeamMember } from "@/components/cases/writing/team";
import { countWords } from "@/lib/features/cases/writing/rules/words";
import styles from "./watch-panel.module.css";

interface WatchedSheetProps {
  room: Room;
  writers: readonly TeamMember[];
  /** The stored text of each field. Changes arrive over the socket. */
  fields: readonly { field: string; label: string; text: string }[];
}

/** A team's text while it is written, with the carets of its writers. Read-only (T9, Q1). */
export function WatchedSheet({ room, writers, fields }: WatchedSheetProps) {
  const { state } = useDocument(room);
  return (
    <>
      <p className={styles.state}>
        <SaveIndicator state={state} />
      </p>
      {fields.map(({ field, label, text }) => (
        <WatchedField key={field} room={room} field={field} label={label} writers={writers} text={text} />
      ))}
    </>
  );
}

function WatchedField({
  room,
  field,
  label,
  writers,
  text: stored,
}: {
  room: Room;
  field: string;
  label: string;
  writers: readonly TeamMember[];
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
        <RemoteCarets text={text} others={listRemoteCarets(field, people, writers, "")} />
      </p>
    </section>
  );
}
