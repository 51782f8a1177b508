"use client";
import { createContext, use, useState, type ReactNode } from "react";
import { PracticeForms } from "@/components/votes/outbox/practice-forms";
import { FormsContext } from "@/components/votes/outbox/use-outbox";
import type { Guesses, Try } from "@/lib/features/learning/rules/learning";
import { worksheetTexts, type NotesTexts, type WorksheetTexts } from "@/lib/sync/format/fields";

/** What a teacher has done in a lesson that is tried. */
interface Tried {
  guesses: Guesses;
  sectionsRead: readonly string[];
  tries: readonly Try[];
  /** The failure mode that was chosen for the worksheet; null before that. */
  mode: string | null;
  texts: WorksheetTexts;
  notes: NotesTexts;
}

interface TryOut {
  tried: Tried;
  change: (next: (before: Tried) => Tried) => void;
  forms: PracticeForms;
}

const nothingTried: Tried = {
  guesses: {},
  sectionsRead: [],
  tries: [],
  mode: null,
  texts: worksheetTexts({}),
  notes: { alike: "", testing: "", harder: "" },
};

const TryOutContext = createContext<TryOut | null>(null);

export function useTryOut(): TryOut {
  const tryOut = use(TryOutContext);
  if (tryOut === null) throw new Error("a step is shown outside the pages on which a lesson is tried");
  return tryOut;
}

/** Around the steps: what is done on them is in the memory of the page, and gone when the teacher leaves or reloads it (T16). */
export function TryOutProvider({ children }: { children: ReactNode }) {
  const [tried, change] = useState(nothingTried);
  const [forms] = useState(() => new PracticeForms());
  return (
    <TryOutContext value={{ tried, change, forms }}>
      <FormsContext value={forms}>{children}</FormsContext>
    </TryOutContext>
  );
}
