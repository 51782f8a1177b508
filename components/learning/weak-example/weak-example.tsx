import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ModeName, Pattern, modeClass } from "@/components/ui/marks/mode-mark";
import type { Lesson, Mode, WeakExample as WeakCase } from "@/lib/content/schema";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import { lengthOf } from "@/lib/features/cases/writing/rules/hint";
import { ClientMessages } from "@/lib/messages/client-messages";
import { practiceKey } from "@/lib/sync/format/browser-storage";
import { ImprovePart } from "./improve-part";
import styles from "./weak-example.module.css";

interface WeakExampleProps {
  lesson: Lesson;
  mode: Mode;
  weak: WeakCase;
  /** The activity's rubric, whose criteria the remarks name. */
  rubric: Rubric;
  /** The student who improves it, in which activity; null: a teacher reads it with its remarks. */
  student: { studentId: string; activityId: string } | null;
}

/** A weak case for students to improve, with a remark on each part and the strong example's part to compare (S12). */
export async function WeakExample({ lesson, mode, weak, rubric, student }: WeakExampleProps) {
  const t = await getTranslations("learn.weak");
  const { questions } = lesson.caseStudy;
  const parts = [
    { field: "scenario", name: t("scenario"), part: weak.scenario, strong: mode.example.scenario.text },
    ...questions.flatMap(({ field, question }) => {
      const part = weak.answers[field];
      return part === undefined
        ? []
        : [{ field, name: question, part, strong: mode.example.answers[field]?.text ?? "" }];
    }),
  ];
  const [Title, PartName] = student === null ? (["h3", "h4"] as const) : (["h2", "h3"] as const);
  return (
    <article id={`weak-${mode.id}`} className={`${styles.sheet} ${modeClass(mode)}`}>
      <Pattern mode={mode} />
      <header className={styles.head}>
        <p className={styles.meta}>
          <ModeName mode={mode} />
          <span>{t("kind")}</span>
        </p>
        <Title id={`weak-${mode.id}-title`}>{weak.title}</Title>
        {student !== null && <p className={styles.about}>{t("about")}</p>}
      </header>
      <ClientMessages of={["learn.weak"]}>
        {parts.map(({ field, name, part, strong }) => {
          const remark = <Remark criterion={rubric.find(({ id }) => id === part.misses)?.name} remark={part.remark} />;
          return (
            // Named by its example too: a teacher's page has the weak examples of all modes, with the same parts.
            <section
              key={field}
              className={styles.part}
              aria-labelledby={`weak-${mode.id}-title weak-${mode.id}-${field}`}
            >
              <PartName id={`weak-${mode.id}-${field}`}>{name}</PartName>
              <Paragraphs text={part.text} />
              {student === null ? (
                remark
              ) : (
                <ImprovePart
                  storedAs={practiceKey(student.studentId, student.activityId, mode.id, field)}
                  part={name}
                  words={lengthOf(field)}
                >
                  {remark}
                  <div className={styles.strong}>
                    <b>{t("strong")}</b>
                    <Paragraphs text={strong} />
                  </div>
                </ImprovePart>
              )}
            </section>
          );
        })}
      </ClientMessages>
    </article>
  );
}

/** @param criterion the name of the criterion that the part misses; undefined for none, or for one that the teacher has removed */
async function Remark({ criterion, remark }: { criterion: string | undefined; remark: string }): Promise<ReactNode> {
  const t = await getTranslations("learn.weak");
  return (
    <div role="note" className={styles.remark} aria-label={t("remark")}>
      {criterion !== undefined && <b>{t("misses", { criterion })}</b>}
      <p>{remark}</p>
    </div>
  );
}

function Paragraphs({ text }: { text: string }) {
  return text.split("\n\n").map((paragraph) => <p key={paragraph}>{paragraph}</p>);
}
