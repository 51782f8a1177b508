import clsx from "clsx";
import type { ReactNode } from "react";
import { kerningClass } from "@/components/ui/marks/kerning";
import { modeClass } from "@/components/ui/marks/mode-mark";
import { countWords } from "@/lib/rules/writing/words";
import type { QuestionField, WorksheetTexts } from "@/lib/document-format/fields";
import paper from "@/components/ui/display/paper.module.css";
import { SourceLine, type SourceWords } from "./source-line";

export interface SheetWords extends SourceWords {
  scenario: string;
  untitled: string;
  /** In place of a blank answer. */
  blank: string;
  /** "57 words" */
  words: (count: number) => string;
}

interface SheetProps {
  texts: WorksheetTexts;
  mode: string;
  questions: readonly { field: QuestionField; question: string }[];
  words: SheetWords;
  /** What to show in the margin of a field. */
  margin?: (field: keyof WorksheetTexts) => ReactNode;
  heading?: "h1" | "h2";
}

/** A case to read: on the teacher's page, in the casebook. The text is shown as it was written. */
export function Sheet({ texts, mode, questions, words, margin, heading: Heading = "h1" }: SheetProps) {
  return (
    <article className={clsx(paper.sheet, paper.margined, modeClass(mode), kerningClass(...Object.values(texts)))}>
      <div className={paper.row}>
        <div className={paper.side}>{margin?.("title")}</div>
        <Heading className={clsx(paper.title, texts.title.trim() === "" && paper.none)} dir="auto">
          {texts.title.trim() === "" ? words.untitled : texts.title}
        </Heading>
      </div>
      <div className={paper.row}>
        <div className={paper.side}>
          <span className="num">{words.words(countWords(texts.scenario))}</span>
          {margin?.("scenario")}
        </div>
        <div>
          <div className={paper.origins}>
            <span className={paper.label}>{words.scenario}</span>
            <SourceLine source={texts.source} words={words} />
          </div>
          <StudentText text={texts.scenario} blank={words.blank} />
        </div>
      </div>
      {questions.map(({ field, question }, index) => (
        <div key={field} className={paper.row}>
          <div className={paper.side}>
            <span className={paper.number}>{index + 1}</span>
            <span className="num">{words.words(countWords(texts[field]))}</span>
            {margin?.(field)}
          </div>
          <div>
            <h2>{question}</h2>
            <StudentText text={texts[field]} blank={words.blank} />
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
