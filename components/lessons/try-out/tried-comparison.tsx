"use client";
import { useTranslations } from "next-intl";
import { CompareSheets } from "@/components/cases/comparing/compare-sheets";
import type { NotesPrompt } from "@/components/cases/comparing/notes-field";
import { shownMode, textsOfExample } from "@/lib/content/lesson";
import type { Lesson } from "@/lib/content/schema";
import type { NotesField } from "@/lib/sync/format/fields";
import { useTryOut } from "./try-out";
import { usePracticeText } from "./use-practice-text";

interface TriedComparisonProps {
  lesson: Pick<Lesson, "modes"> & { questions: Lesson["caseStudy"]["questions"] };
  prompts: readonly NotesPrompt[];
  /** The name of the teacher, who sees the notes of a class. */
  teacher: string;
}

function useNotesField(field: NotesField) {
  const { tried, change } = useTryOut();
  return usePracticeText(tried.notes[field], (text) =>
    change((before) => ({ ...before, notes: { ...before.notes, [field]: text } })),
  );
}

/** What was typed into the worksheet, beside a worked example on another failure mode. */
export function TriedComparison({ lesson, prompts, teacher }: TriedComparisonProps) {
  const t = useTranslations("lessons.try.compare");
  const { tried } = useTryOut();
  const [sheet, notes] = [useTranslations("compare.sheet"), useTranslations("compare.notes")];
  const fields = { alike: useNotesField("alike"), testing: useNotesField("testing"), harder: useNotesField("harder") };
  const own = lesson.modes.find(({ id }) => id === tried.mode) ?? lesson.modes[0];
  const other = lesson.modes.find((mode) => mode !== own);
  if (own === undefined || other === undefined) return null; // a lesson that lacks nothing has two
  return (
    <CompareSheets
      sheets={[
        { key: "own", mode: shownMode(own), by: t("own"), live: null, texts: tried.texts, note: "" },
        {
          key: "exemplar",
          mode: shownMode(other),
          by: sheet("exemplar"),
          live: null,
          texts: textsOfExample(other.example),
          note: "",
        },
      ]}
      questions={lesson.questions}
      prompts={prompts}
      fields={fields}
      readOnly={false}
      closed={false}
      audience={notes("seenOwn", { teacher })}
      others={() => []}
      presenting={null}
      foot={null}
    />
  );
}
