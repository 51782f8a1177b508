"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect, TextField } from "@/components/ui/controls/field";
import { possibleStudents, type Choice } from "@/lib/features/arranging/students/rules/roster-choices";
import type { ComparedRow, RosterStudent } from "@/lib/features/arranging/students/rules/roster-comparison";
import { recordFields } from "@/lib/features/arranging/students/rules/roster-rows";
import styles from "./roster.module.css";
import { useRowMeaning } from "./line-sentence";

interface RosterLineProps {
  row: ComparedRow;
  students: readonly RosterStudent[];
  /** The account in the course will be linked to the student (T19). */
  isLinked: boolean;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** A choice as the value of a menu option. */
const valueOf = (choice: Choice) =>
  choice.do === "same" ? `${choice.rename ? "rename" : "keep"}:${choice.studentId}` : choice.do;

function choiceOf(value: string, name: string): Choice {
  if (value === "add") return { do: "add", name };
  if (value === "leave") return { do: "leave" };
  const [how, studentId] = value.split(":");
  return studentId === undefined ? { do: "" } : { do: "same", studentId, rename: how === "rename" };
}

/** One row of the list: the name, what it would mean to import it, and a menu to decide. */
export function RosterLine({ row, students, isLinked, choice, onChoose }: RosterLineProps) {
  const t = useTranslations("teacher.rosterImport.line");
  const sentence = useRowMeaning(row, students);
  const { name, line, record, proposal } = row;
  const [isRenaming, setRenaming] = useState(false);
  const needsName = proposal.kind === "taken" || proposal.kind === "faulty" || proposal.kind === "repeated";
  const facts = recordFields.flatMap((field) => record[field] || []);
  const options = possibleStudents(proposal).flatMap((id) => {
    const there = students.find((student) => student.id === id)?.name ?? "";
    return there === name ||
      proposal.kind === "taken" ||
      (proposal.kind === "same" && !proposal.changes.includes("name"))
      ? [{ value: `keep:${id}`, text: t("same", { name: there }) }]
      : [
          { value: `rename:${id}`, text: t("rename", { name: there, newName: name }) },
          { value: `keep:${id}`, text: t("keep", { name: there }) },
        ];
  });
  return (
    <li className={styles.line} data-open={choice.do === "" || undefined}>
      <div className={styles.who}>
        {choice.do === "add" && (isRenaming || needsName) ? (
          <TextField
            label={t("name", { line })}
            value={choice.name}
            maxLength={400}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChoose({ do: "add", name: event.target.value })}
          />
        ) : (
          <b>{name || t("noName")}</b>
        )}
        <span className={styles.facts}>{[t("line", { line }), ...facts].join(" · ")}</span>
      </div>
      <p className={styles.says}>
        {sentence} {isLinked && t("linked")}
      </p>
      <div className={styles.choose}>
        <NativeSelect
          label={<span className="vh">{t("choose", { name, line })}</span>}
          value={valueOf(choice)}
          onChange={(event) => onChoose(choiceOf(event.target.value, name))}
        >
          {(choice.do === "" || proposal.kind === "likely") && <option value="">{t("undecided")}</option>}
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
          {proposal.kind !== "same" && <option value="add">{t(needsName ? "addAs" : "add")}</option>}
          <option value="leave">{t("leave")}</option>
        </NativeSelect>
        {choice.do === "add" && !needsName && !isRenaming && (
          <Button size="small" variant="plain" aria-label={t("editOf", { name })} onClick={() => setRenaming(true)}>
            {t("edit")}
          </Button>
        )}
      </div>
    </li>
  );
}
