import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { kerningClass } from "@/components/ui/marks/kerning";
import { ModeName, modeClass } from "@/components/ui/marks/mode-mark";
import type { ShownSpotlight } from "@/lib/classroom/projector/spotlight";
import { modeOf, type Lesson } from "@/lib/content/lesson";
import { questionFields } from "@/lib/document-format/fields";
import styles from "./spotlight-view.module.css";
import { sizeOfCase, sizeOfQuote, type TextSize } from "./text-size";

interface SpotlightViewProps {
  shown: Exclude<ShownSpotlight, { what: "team" }>;
  lesson: Lesson;
}

/** T11: one case, one answer or one reason, for the last row, with its mode but not its authors. */
export async function SpotlightView({ shown, lesson }: SpotlightViewProps) {
  const t = await getTranslations("projector.spotlight");
  const questionOf = (field: string) =>
    lesson.caseStudy.questions.find((question) => question.field === field)?.question ?? "";
  const frame = { mode: shown.mode, modeName: modeOf(lesson, shown.mode).name };
  switch (shown.what) {
    case "case": {
      const { texts } = shown;
      const size = sizeOfCase({ scenario: texts.scenario, answers: questionFields.map((field) => texts[field]) });
      return (
        <Frame {...frame} size={size} className={clsx(styles.case, kerningClass(...Object.values(texts)))}>
          <h1 dir="auto">{texts.title.trim() === "" ? t("untitled") : texts.title}</h1>
          <p dir="auto">{texts.scenario}</p>
          {questionFields.map((field) => (
            <section key={field}>
              <h2>{questionOf(field)}</h2>
              <p dir="auto">{texts[field].trim() === "" ? t("blank") : texts[field]}</p>
            </section>
          ))}
        </Frame>
      );
    }
    case "answer":
    case "reason":
      return (
        <Frame {...frame} size={sizeOfQuote(shown.text)} className={clsx(styles.quote, kerningClass(shown.text))}>
          <h1>{shown.what === "answer" ? questionOf(shown.field) : lesson.ballotQuestion}</h1>
          <p dir="auto">{shown.text.trim() === "" ? t("blank") : shown.text}</p>
        </Frame>
      );
  }
}

function Frame({
  mode,
  modeName,
  size,
  className,
  children,
}: {
  mode: string;
  modeName: string;
  size: TextSize;
  className: string | undefined;
  children: ReactNode;
}) {
  return (
    <div
      role="region"
      aria-label={modeName}
      className={clsx(styles.spotlight, styles[size], className, modeClass(mode))}
      // The keyboard scrolls what is too long.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <p className={styles.mode}>
        <ModeName mode={mode} name={modeName} />
      </p>
      {children}
    </div>
  );
}
