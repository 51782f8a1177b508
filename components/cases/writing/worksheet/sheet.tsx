import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { kerningClass } from "@/components/ui/marks/kerning";
import { modeClass } from "@/components/ui/marks/mode-mark";
import { countWords } from "@/lib/features/cases/writing/rules/words";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { ShownMode } from "@/lib/content/lesson";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import paper from "@/components/ui/display/paper.module.css";
import { SourceLine } from "./source-line";

interface SheetProps {
  texts: WorksheetTexts;
  mode: Pick<ShownMode, "look">;
  questions: readonly { field: QuestionField; question: string }[];
  /** Returns what to show in the margin of a field. */
  margin?: (field: keyof WorksheetTexts) => ReactNode;
  heading?: "h1" | "h2";
}

/** A case to read: on the teacher's page, in the casebook. The text is shown as it was written. */
export function Sheet({ texts, mode, questions, margin, heading: Heading = "h1" }: SheetProps) {
  const t = useTranslations("sheet");
  return (
    <article className={clsx(paper.sheet, paper.margined, modeClass(mode), kerningClass(...Object.values(texts)))}>
      <div className={paper.row}>
        <Heading className={clsx(paper.title, texts.title.trim() === "" && paper.none)} dir="auto">
          {texts.title.trim() === "" ? t("untitled") : texts.title}
        </Heading>
        <div className={paper.side}>{margin?.("title")}</div>
      </div>
      <div className={paper.row}>
        <div>
          <div className={paper.origins}>
            <span className={paper.label}>{t("scenario")}</span>
            <SourceLine source={texts.source} found={t("found")} invented={t("invented")} />
          </div>
          <StudentText text={texts.scenario} blank={t("blank")} />
        </div>
        <div className={paper.side}>
          <span className="num">{t("words", { n: countWords(texts.scenario) })}</span>
          {margin?.("scenario")}
        </div>
      </div>
      {questions.map(({ field, question }, index) => (
        <div key={field} className={paper.row}>
          <div>
            <h2>{question}</h2>
            <StudentText text={texts[field]} blank={t("blank")} />
          </div>
          <div className={paper.side}>
            <span className={paper.number}>{index + 1}</span>{" "}
            <span className="num">{t("words", { n: countWords(texts[field]) })}</span>
            {margin?.(field)}
          </div>
        </div>
      ))}
    </article>
  );
}

/** Text of students with its line breaks; `blank` when there is none. */
export function StudentText({ text, blank, className }: { text: string; blank: string; className?: string }) {
  if (text.trim() === "") return <p className={clsx(paper.text, paper.none, className)}>{blank}</p>;
  return (
    <p className={clsx(paper.text, kerningClass(text), className)} dir="auto">
      {text}
    </p>
  );
}
