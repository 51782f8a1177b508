"use client";

import { type Room } from "@/lib/sync/browser/connection/room";
import { SaveIndicator } from "@/components/documents/connection/save-indicator";
import { AnnouncedSaveState } from "@/components/documents/connection/announced-save-state";
import { useDocument } from "@/components/documents/connection/use-document";
import { useFieldText } from "@/components/documents/text/use-field-text";
import { Sheet } from "@/components/cases/writing/worksheet/sheet";
import type { ShownMode } from "@/lib/content/lesson";
import { type QuestionField } from "@/lib/activity/rules/question-fields";
import { type WorksheetTexts } from "@/lib/sync/format/fields";
import styles from "./live-sheet.module.css";

interface LiveSheetProps {
  room: Room;
  mode: Pick<ShownMode, "look">;
  questions: readonly { field: QuestionField; question: string }[];
  /** The stored texts; changes come over the socket. */
  texts: WorksheetTexts;
}

/** A team's live worksheet, read-only, for a teacher (Q1). */
export function LiveSheet({ room, mode, questions, texts }: LiveSheetProps) {
  const { state } = useDocument(room);
  const live: WorksheetTexts = {
    title: useFieldText(room, "title", texts.title),
    scenario: useFieldText(room, "scenario", texts.scenario),
    source: useFieldText(room, "source", texts.source),
    harmed: useFieldText(room, "harmed", texts.harmed),
    prevention: useFieldText(room, "prevention", texts.prevention),
    response: useFieldText(room, "response", texts.response),
    answer4: useFieldText(room, "answer4", texts.answer4),
    answer5: useFieldText(room, "answer5", texts.answer5),
    answer6: useFieldText(room, "answer6", texts.answer6),
  };
  return (
    <>
      <AnnouncedSaveState state={state} />
      <p className={styles.follows}>
        <SaveIndicator state={state} />
      </p>
      <Sheet texts={live} mode={mode} questions={questions} />
    </>
  );
}
