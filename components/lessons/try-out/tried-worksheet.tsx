"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { WorksheetPage, type WorksheetPageProps } from "@/components/cases/writing/worksheet-page";
import { NativeSelect } from "@/components/ui/controls/field";
import type { ShownMode } from "@/lib/content/lesson";
import type { WorksheetField, WorksheetTexts } from "@/lib/sync/format/fields";
import { useTryOut } from "./try-out";
import { usePracticeText } from "./use-practice-text";

interface TriedWorksheetProps extends Pick<WorksheetPageProps, "questions" | "scenario"> {
  modes: readonly ShownMode[];
  /** The card of each mode, by its id. */
  cards: Readonly<Record<string, ReactNode>>;
}

function useWorksheetField(field: WorksheetField) {
  const { tried, change } = useTryOut();
  return usePracticeText(tried.texts[field], (text) =>
    change((before) => ({ ...before, texts: { ...before.texts, [field]: text } })),
  );
}

/** The worksheet of a team of one on a failure mode that the teacher chooses. What is typed stays on the page. */
export function TriedWorksheet({ modes, cards, questions, scenario }: TriedWorksheetProps) {
  const t = useTranslations("lessons.try.write");
  const { tried, change } = useTryOut();
  const mode = modes.find(({ id }) => id === tried.mode) ?? modes[0];
  const fields = {
    title: useWorksheetField("title"),
    scenario: useWorksheetField("scenario"),
    source: useWorksheetField("source"),
    harmed: useWorksheetField("harmed"),
    prevention: useWorksheetField("prevention"),
    response: useWorksheetField("response"),
    answer4: useWorksheetField("answer4"),
    answer5: useWorksheetField("answer5"),
    answer6: useWorksheetField("answer6"),
  } satisfies Record<keyof WorksheetTexts, ReturnType<typeof usePracticeText>>;
  if (mode === undefined) return null; // a lesson that lacks nothing has two
  return (
    <WorksheetPage
      mode={mode}
      above={
        <NativeSelect
          label={t("mode")}
          hint={t("modeHint")}
          value={mode.id}
          onChange={({ currentTarget: { value } }) => change((before) => ({ ...before, mode: value }))}
        >
          {modes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </NativeSelect>
      }
      fields={fields}
      readOnly={false}
      questions={questions}
      scenario={scenario}
      comments={[]}
      others={() => []}
      me=""
      members={[]}
      people={[]}
      card={cards[mode.id]}
    />
  );
}
