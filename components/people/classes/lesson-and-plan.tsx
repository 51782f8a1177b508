"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PlanSelect } from "@/components/hour/clocks/plan-select";
import { NativeSelect } from "@/components/ui/controls/field";
import type { LessonOffer } from "@/lib/features/people/classes/new-lesson";

interface LessonAndPlanProps {
  /** At least one; the first is chosen unless `typed` says otherwise. */
  lessons: readonly LessonOffer[];
  /** What a form that was refused had. */
  typed?: { lesson?: string | undefined; plan?: string | undefined };
  onLesson?: (lesson: LessonOffer, form: HTMLFormElement | null) => void;
}

/** Asks for the lesson of a new activity, where there is a choice, and for one of the lesson's plans (T16, T17). */
export function LessonAndPlan({ lessons, typed = {}, onLesson }: LessonAndPlanProps) {
  const t = useTranslations("teacher.lesson");
  const [chosenId, setChosenId] = useState(typed.lesson);
  const chosen = lessons.find(({ id }) => id === chosenId) ?? lessons[0];
  if (chosen === undefined) return null;
  return (
    <>
      {lessons.length > 1 && (
        <NativeSelect
          label={t("label")}
          hint={chosen.about}
          name="lesson"
          value={chosen.id}
          onChange={({ currentTarget: { value, form } }) => {
            setChosenId(value);
            const lesson = lessons.find(({ id }) => id === value);
            if (lesson !== undefined) onLesson?.(lesson, form);
          }}
        >
          {lessons.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </NativeSelect>
      )}
      <PlanSelect key={chosen.id} plans={chosen.plans} typed={typed.plan} />
    </>
  );
}
