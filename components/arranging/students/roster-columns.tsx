"use client";
import { useTranslations } from "next-intl";
import { Checkbox, NativeSelect } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { columnKinds, type ColumnKind } from "@/lib/features/arranging/students/rules/roster-columns";
import classesStyles from "@/components/ui/display/sections.module.css";
import styles from "./roster.module.css";

interface RosterColumnsProps {
  table: readonly (readonly string[])[];
  heading: number | null;
  columns: readonly ColumnKind[];
  /** Names of rows that are not about a student, such as "Points possible". */
  leftOut: readonly string[];
  onChange: (columns: ColumnKind[]) => void;
  onHeading: (heading: number | null) => void;
}

/** A menu for what each column of the list holds. Ignored columns come after the others. */
export function RosterColumns({ table, heading, columns, leftOut, onChange, onHeading }: RosterColumnsProps) {
  const t = useTranslations("teacher.rosterImport.columns");
  const titleOf = (at: number) =>
    (heading === null ? "" : (table[heading]?.[at]?.trim() ?? "")) || t("nth", { n: at + 1 });
  const sampleOf = (at: number) => {
    const cells = table.slice(heading === null ? 0 : heading + 1).flatMap((row) => row[at]?.trim() || []);
    return [...new Set(cells)].slice(0, 2).join(", ");
  };

  function choose(at: number, kind: ColumnKind) {
    // Only one column can hold a kind, so the column that held it before is ignored from now on.
    onChange(
      columns.map((other, index) => (index === at ? kind : other === kind && kind !== "ignore" ? "ignore" : other)),
    );
  }

  const all = columns.map((kind, at) => ({ kind, at }));
  const menus = (shown: typeof all) => (
    <ul className={styles.columns}>
      {shown.map(({ kind, at }) => (
        <li key={at}>
          <NativeSelect
            label={titleOf(at)}
            hint={sampleOf(at) || t("empty")}
            value={kind}
            onChange={(event) => choose(at, event.target.value as ColumnKind)}
          >
            {columnKinds.map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
          </NativeSelect>
        </li>
      ))}
    </ul>
  );
  const ignored = all.filter(({ kind }) => kind === "ignore");
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      {menus(all.filter(({ kind }) => kind !== "ignore"))}
      {ignored.length > 0 && (
        <details className={styles.fold} open={ignored.length === columns.length}>
          <summary>{t("ignored", { count: ignored.length })}</summary>
          {menus(ignored)}
        </details>
      )}
      <Checkbox
        checked={heading !== null}
        onChange={(event) => onHeading(event.target.checked ? (heading ?? 0) : null)}
      >
        {t("heading")}
      </Checkbox>
      {leftOut.length > 0 && <Notice small>{t("leftOut", { names: leftOut.join(", ") })}</Notice>}
    </section>
  );
}
