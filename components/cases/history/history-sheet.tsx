import clsx from "clsx";
import { memo } from "react";
import paper from "@/components/ui/display/paper.module.css";
import { writerColour } from "@/lib/sync/format/writer-colour";
import type { WorksheetField } from "@/lib/sync/format/fields";
import type { FieldAt, FieldTimeline } from "./field-timeline";
import styles from "./history-sheet.module.css";
import type { HistoryPerson } from "@/lib/sync/format/replay/history-people";

/** The line under a writer's text, so that writers do not differ by colour alone. */
export const underlines = [styles.solid, styles.dashed, styles.dotted, styles.double] as const;

interface HistorySheetProps {
  fields: Record<WorksheetField, FieldTimeline>;
  moment: number;
  authors: readonly HistoryPerson[];
  fieldNames: readonly { field: WorksheetField; label: string }[];
  blank: string;
}

/** The worksheet as it was at a moment. */
export function HistorySheet({ fields, moment, authors, fieldNames, blank }: HistorySheetProps) {
  return (
    <article className={clsx(paper.sheet, styles.sheet)}>
      {fieldNames.map(({ field, label }) => (
        <section key={field} className={styles.field}>
          <h2>{label}</h2>
          <FieldText at={fields[field].at(moment)} authors={authors} blank={blank} title={field === "title"} />
        </section>
      ))}
    </article>
  );
}

/** Memoised, so that it renders only when this field has changed. */
const FieldText = memo(function Words({
  at: { runs },
  authors,
  blank,
  title,
}: {
  at: FieldAt;
  authors: readonly HistoryPerson[];
  blank: string;
  title: boolean;
}) {
  if (runs.length === 0) return <p className={clsx(paper.text, paper.none)}>{blank}</p>;
  return (
    <p className={clsx(title ? styles.title : paper.text, styles.words)} dir="auto">
      {runs.map(({ author, text }, index) => {
        const place = authors[author]?.colourIndex ?? 0;
        return (
          <span key={index} className={clsx(writerColour(place), underlines[place % underlines.length])}>
            {text}
          </span>
        );
      })}
    </p>
  );
});
