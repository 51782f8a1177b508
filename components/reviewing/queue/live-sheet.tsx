"use client";

import { useTranslations } from "next-intl";
import { type Room } from "@/components/documents/connection/room";
import { Saved } from "@/components/documents/connection/save-indicator";
import { SayState } from "@/components/documents/connection/announced-save-state";
import { useDocument } from "@/components/documents/connection/use-document";
import { useTextOf } from "@/components/documents/text/use-field-text";
import { Sheet } from "@/components/writing/worksheet/sheet";
import { type QuestionField, type WorksheetTexts } from "@/lib/document-format/fields";
import styles from "./reading.module.css";

interface LiveSheetProps {
  room: Room;
  mode: string;
  questions: readonly { field: QuestionField; question: string }[];
  /** As the server has it now; what is typed from here on comes over the socket. */
  texts: WorksheetTexts;
}

/** A team's worksheet as it is being written; for the teacher, who only reads it (Q1). */
export function LiveSheet({ room, mode, questions, texts }: LiveSheetProps) {
  const t = useTranslations("sheet");
  const { state } = useDocument(room);
  const live: WorksheetTexts = {
    title: useTextOf(room, "title", texts.title),
    scenario: useTextOf(room, "scenario", texts.scenario),
    source: useTextOf(room, "source", texts.source),
    harmed: useTextOf(room, "harmed", texts.harmed),
    prevention: useTextOf(room, "prevention", texts.prevention),
    response: useTextOf(room, "response", texts.response),
  };
  const words = {
    scenario: t("scenario"),
    untitled: t("untitled"),
    blank: t("blank"),
    found: t("found"),
    invented: t("invented"),
    words: (n: number) => t("words", { n }),
  };
  return (
    <>
      <SayState state={state} />
      <p className={styles.follows}>
        <Saved state={state} />
      </p>
      <Sheet texts={live} mode={mode} questions={questions} words={words} />
    </>
  );
}
