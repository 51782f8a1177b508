"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useForm } from "@/components/actions/use-form";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect } from "@/components/ui/controls/field";
import sections from "@/components/ui/display/sections.module.css";
import { copyLessonForm } from "@/lib/features/lessons/actions/lessons";
import type { CopyOffer } from "@/lib/features/lessons/own-lessons";

/** Copies a lesson and opens the copy. */
export function CopyLesson({ lessons }: { lessons: readonly CopyOffer[] }) {
  const t = useTranslations("lessons.list");
  const { state, pending, form } = useForm(copyLessonForm);
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("copy")}</h2>
      </header>
      <form {...form} className={sections.links}>
        <NativeSelect label={t("from")} name="lesson" defaultValue={state.typed["lesson"]}>
          {lessons.map(({ lessonId, title }) => (
            <option key={lessonId} value={lessonId}>
              {title}
            </option>
          ))}
        </NativeSelect>
        <Button type="submit" variant="go" aria-disabled={pending}>
          {t("go")}
        </Button>
        <RefusalNotice refusal={state.refusal} />
      </form>
    </section>
  );
}
