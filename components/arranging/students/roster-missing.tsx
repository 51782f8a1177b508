"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/controls/field";
import type { RosterStudent } from "@/lib/features/arranging/students/rules/roster-comparison";
import classesStyles from "@/components/ui/display/sections.module.css";
import styles from "./roster.module.css";

interface RosterMissingProps {
  students: readonly RosterStudent[];
  ticked: ReadonlySet<string>;
  onTick: (studentId: string, on: boolean) => void;
}

/** Students whom the list does not name. They remain in the class unless the teacher ticks them (T15). */
export function RosterMissing({ students, ticked, onTick }: RosterMissingProps) {
  const t = useTranslations("teacher.rosterImport.missing");
  if (students.length === 0) return null;
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title", { count: students.length })}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <ul className={styles.missing}>
        {students.map(({ id, name, section }) => (
          <li key={id}>
            <Checkbox checked={ticked.has(id)} onChange={(event) => onTick(id, event.target.checked)}>
              {t("remove", { name })} {section !== "" && <span className="quiet">{section}</span>}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}
