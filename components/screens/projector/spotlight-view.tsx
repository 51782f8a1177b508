import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { kerningClass } from "@/components/ui/marks/kerning";
import { ModeName, modeClass } from "@/components/ui/marks/mode-mark";
import type { ShownSpotlight } from "@/lib/features/screens/projector/spotlight";
import { modeOf, type Lesson, type Mode } from "@/lib/content/lesson";
import { sizeOnProjector, type TextSize } from "@/lib/activity/rules/projector-text";
import styles from "./spotlight-view.module.css";

interface SpotlightViewProps {
  shown: Exclude<ShownSpotlight, { what: "team" }>;
  lesson: Lesson;
}

/** One page of a case, one answer or one reason, readable from the last row, with its mode but not its authors (T11). */
export async function SpotlightView({ shown, lesson }: SpotlightViewProps) {
  const t = await getTranslations("projector.spotlight");
  const frame = { mode: modeOf(lesson, shown.mode), text: shown.text };
  if (shown.what === "reason")
    return (
      <Frame {...frame} size={sizeOnProjector(shown.text)} blank={t("blank")}>
        <h1>{lesson.ballotQuestion}</h1>
      </Frame>
    );
  const { part, size, at, of } = shown;
  const title = shown.what === "answer" ? "" : shown.title.trim() === "" ? t("untitled") : shown.title;
  const question = lesson.caseStudy.questions.find(({ field }) => field === part)?.question;
  return (
    <Frame
      // A new element for each page, so that it starts at its top.
      key={`${part} ${at}`}
      {...frame}
      size={size}
      title={question === undefined ? "" : title}
      page={of > 1 && t("page", { n: at + 1, of })}
      blank={t("blank")}
    >
      <h1 dir="auto" className={kerningClass(question ?? title)}>
        {question ?? title}
      </h1>
    </Frame>
  );
}

function Frame({
  mode,
  title,
  page,
  size,
  text,
  blank,
  children,
}: {
  mode: Mode;
  /** The case's title, beside its mode. */
  title?: string;
  page?: ReactNode;
  size: TextSize;
  text: string;
  /** Shown in place of an empty text. */
  blank: string;
  children: ReactNode;
}) {
  return (
    <div
      role="region"
      aria-label={mode.name}
      className={clsx(styles.spotlight, styles[size], modeClass(mode))}
      // Focusable, so that a long text can be scrolled by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <p className={styles.over}>
        <ModeName mode={mode} />
        <span dir="auto">{title}</span>
        <span className="num">{page}</span>
      </p>
      {children}
      <p dir="auto" className={kerningClass(text)}>
        {text.trim() === "" ? blank : text}
      </p>
    </div>
  );
}
