"use client";
import type { ReactNode } from "react";
import { newActivity } from "@/lib/features/people/classes/actions/class";
import styles from "@/components/ui/display/sections.module.css";
import type { LessonOffer } from "@/lib/features/people/classes/new-lesson";
import { LessonAndPlan } from "./lesson-and-plan";
import { NameButton } from "./name-button";

interface NewActivityProps {
  classId: string;
  /** `suggested`: a name that no activity of the class has. */
  lessons: readonly (LessonOffer & { suggested: string })[];
  /** Another way to add an activity. */
  children: ReactNode;
}

/** Asks for a name, a lesson and a plan, creates an activity, and opens it. */
export function NewActivity({ classId, lessons, children }: NewActivityProps) {
  /** Suggests the chosen lesson's name, unless the teacher has typed one. */
  function suggestName({ id }: LessonOffer, form: HTMLFormElement | null) {
    const field = form?.elements.namedItem("name");
    const suggested = lessons.find((lesson) => lesson.id === id)?.suggested;
    if (
      field instanceof HTMLInputElement &&
      suggested !== undefined &&
      lessons.some((one) => one.suggested === field.value)
    )
      field.value = suggested;
  }
  return (
    <div className={styles.row}>
      <NameButton
        what="newActivity"
        initialName={lessons[0]?.suggested ?? ""}
        send={(name, form) => {
          const chosen = (field: string) => {
            const value = form.get(field);
            return typeof value === "string" ? value : "";
          };
          return newActivity(classId, { name, lesson: chosen("lesson"), plan: chosen("plan") });
        }}
      >
        <LessonAndPlan lessons={lessons} onLesson={suggestName} />
      </NameButton>
      {children}
    </div>
  );
}
