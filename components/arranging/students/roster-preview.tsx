"use client";
import { useTranslations } from "next-intl";
import { proposedChoice, type Choice, type Choices } from "@/lib/features/arranging/students/rules/roster-choices";
import type { ComparedRow, RosterStudent } from "@/lib/features/arranging/students/rules/roster-comparison";
import { chooseAccounts, type CourseAccount, type CourseList } from "@/lib/features/courses/rules/course-list";
import classesStyles from "@/components/ui/display/sections.module.css";
import styles from "./roster.module.css";
import { RosterLine } from "./roster-line";

interface RosterPreviewProps {
  rows: readonly ComparedRow[];
  students: readonly RosterStudent[];
  /** The course that the list comes from, and those of its accounts that will be linked, by line (T19). */
  course: CourseList;
  accounts: ReadonlyMap<number, CourseAccount>;
  choices: Choices;
  onChoose: (line: number, choice: Choice) => void;
}

/** Rows that need a decision come first, then rows that change something. Unchanged students are folded away. */
const groups = ["decide", "change", "link", "new", "repeated"] as const;
type Group = (typeof groups)[number] | "unchanged";

function groupOf({ proposal, unread }: ComparedRow, mayBeLinked: boolean): Group {
  switch (proposal.kind) {
    case "likely":
    case "taken":
    case "faulty":
      return "decide";
    case "same":
      if (proposal.changes.length > 0 || unread.length > 0) return "change";
      return mayBeLinked ? "link" : "unchanged";
    case "new":
    case "repeated":
      return proposal.kind;
  }
}

/** The rows of the list, each with what it would mean to import it and a menu (T15). */
export function RosterPreview({ rows, students, course, accounts, choices, onChoose }: RosterPreviewProps) {
  const t = useTranslations("teacher.rosterImport.preview");
  // Grouped by proposal and not by choice, so that a line keeps its place whatever is chosen.
  const proposed = chooseAccounts(course, rows, new Map(rows.map((row) => [row.line, proposedChoice(row)])));
  const inGroup = (group: Group) => rows.filter((row) => groupOf(row, proposed.has(row.line)) === group);
  const unchanged = inGroup("unchanged");
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title", { count: rows.length })}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      {groups.map((group) => {
        const own = inGroup(group);
        return own.length === 0 ? null : (
          <div key={group} className={styles.group}>
            <h3>{t(`groups.${group}`, { count: own.length })}</h3>
            <ul className={styles.lines}>
              {own.map((row) => (
                <RosterLine
                  key={row.line}
                  row={row}
                  students={students}
                  isLinked={accounts.has(row.line)}
                  choice={choices.get(row.line) ?? { do: "" }}
                  onChoose={(choice) => onChoose(row.line, choice)}
                />
              ))}
            </ul>
          </div>
        );
      })}
      {unchanged.length > 0 && (
        <details className={styles.fold}>
          <summary>{t("groups.unchanged", { count: unchanged.length })}</summary>
          <p className={styles.names}>{unchanged.map(({ name }) => name).join(", ")}</p>
        </details>
      )}
    </section>
  );
}
