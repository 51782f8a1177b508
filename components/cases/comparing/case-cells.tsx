import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useFieldText } from "@/components/documents/text/use-field-text";
import { kerningClass } from "@/components/ui/marks/kerning";
import { ModeMark, Pattern, modeClass } from "@/components/ui/marks/mode-mark";
import { SourceLine } from "@/components/cases/writing/worksheet/source-line";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { CaseSheet } from "./case-sheet";
import compareStyles from "./compare.module.css";
import styles from "./case-cells.module.css";

/** The head of a sheet: team, title, scenario. */
export function CaseHead({ sheet, marked }: { sheet: CaseSheet; marked: boolean }) {
  const t = useTranslations("compare.sheet");
  const title = useFieldText(sheet.live, "title", sheet.texts.title);
  const scenario = useFieldText(sheet.live, "scenario", sheet.texts.scenario);
  const source = useFieldText(sheet.live, "source", sheet.texts.source);
  return (
    <div className={clsx(compareStyles.cell, modeClass(sheet.mode), marked && compareStyles.marked)}>
      <Pattern mode={sheet.mode} className={styles.pattern} />
      <p className={compareStyles.by}>
        <ModeMark mode={sheet.mode} />
        <b>{sheet.mode.name}</b> <span>{sheet.by}</span>
      </p>
      <h2 className={clsx(title.trim() === "" && styles.none, kerningClass(title))} dir="auto">
        {title.trim() === "" ? t("untitled") : title}
      </h2>
      {sheet.note !== "" && <p className={styles.note}>{sheet.note}</p>}
      <SourceLine source={source} found={t("found")} invented={t("invented")} />
      <CaseText text={scenario} />
    </div>
  );
}

export function CaseAnswer({ sheet, field, marked }: { sheet: CaseSheet; field: QuestionField; marked: boolean }) {
  const text = useFieldText(sheet.live, field, sheet.texts[field]);
  return (
    <div className={clsx(compareStyles.cell, modeClass(sheet.mode), marked && compareStyles.marked)}>
      <p className={clsx(compareStyles.by, compareStyles.again)}>
        <ModeMark mode={sheet.mode} />
        <span>{sheet.by}</span>
      </p>
      <CaseText text={text} />
    </div>
  );
}

function CaseText({ text }: { text: string }) {
  const t = useTranslations("compare.sheet");
  if (text.trim() === "") return <p className={clsx(styles.words, styles.none)}>{t("blank")}</p>;
  return (
    <p className={clsx(styles.words, kerningClass(text))} dir="auto">
      {text}
    </p>
  );
}
