"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { Link } from "@/components/ui/controls/link";
import { TextField } from "@/components/ui/controls/field";
import { Icon } from "@/components/ui/marks/icon";
import { newClass } from "@/lib/features/people/classes/actions/classes";
import { useForm } from "@/components/actions/use-form";
import classesStyles from "@/components/ui/display/sections.module.css";
import type { LessonOffer } from "@/lib/features/people/classes/new-lesson";
import { LessonAndPlan } from "./lesson-and-plan";
import styles from "./new-class.module.css";

interface NewClassProps {
  /** Whether the teacher has no class yet, so that this is the page's one task. */
  first: boolean;
  lessons: readonly LessonOffer[];
}

/** Makes a class and its first activity from a name, and offers lessons and plans for the activity. */
export function NewClass({ first, lessons }: NewClassProps) {
  const t = useTranslations("teacher.classes.make");
  const { state, pending, form } = useForm(newClass);
  const Heading = first ? "h1" : "h2";
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <Heading>{t(first ? "first" : "another")}</Heading>
        <p className="quiet">
          {t.rich(first ? "firstText" : "anotherText", {
            a: (chunks) => <Link href="/teacher/lessons">{chunks}</Link>,
          })}
        </p>
      </header>
      <form {...form} className={styles.line}>
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          name="name"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- with no class yet it is all there is to do
          autoFocus={first}
          error={state.refusal?.sentence}
          defaultValue={state.typed["name"]}
          required
          maxLength={400}
          autoComplete="off"
        />
        <LessonAndPlan lessons={lessons} typed={{ lesson: state.typed["lesson"], plan: state.typed["plan"] }} />
        <Button type="submit" variant={first ? "go" : undefined} aria-disabled={pending}>
          {t("go")} <Icon name="right" />
        </Button>
      </form>
    </section>
  );
}
