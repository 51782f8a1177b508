"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { Icon } from "@/components/ui/marks/icon";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import { FilePicker } from "@/components/exporting/file-picker";
import { GradebookLines } from "./gradebook-lines";
import { useGradebook, type GradedStudent } from "./use-gradebook";
import styles from "./fill-gradebook.module.css";

/** Fills points into the teacher's own file, in this browser (T14). */
export function FillGradebook({ students, rubric }: { students: readonly GradedStudent[]; rubric: Rubric }) {
  const t = useTranslations("exporting.gradebook");
  const book = useGradebook(students);
  const picker = (
    <FilePicker
      label={t(book.state === "opened" ? "another" : "choose")}
      accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
      onFile={(file) => void book.open(file)}
    />
  );
  if (book.state !== "opened")
    return (
      <div className={styles.book}>
        {picker}
        {book.state === "refused" && (
          <Notice kind="wrong" live>
            {t(`faults.${book.fault}`)}
          </Notice>
        )}
      </div>
    );

  const { columns, column, what, heads, lines } = book;
  const filled = lines.filter(({ after }) => after !== null);
  const unreleased = filled.filter(({ given }) => given?.released === false).length;
  const leftOut = lines.filter(({ ofPart, after }) => ofPart && after === null).length;
  const twice = lines.filter(
    ({ row, studentId }) =>
      studentId !== null && lines.some((other) => other.row !== row && other.studentId === studentId),
  );
  const options = heads.map((head, at) => (
    <option key={at} value={at}>
      {head.trim() === "" ? t("unnamed", { n: at + 1 }) : head}
    </option>
  ));
  const toIndex = (value: string) => (value === "" ? null : Number(value));
  return (
    <div className={styles.book}>
      {picker}
      <p>{t("opened", { name: book.name, n: lines.length })}</p>
      <div className={styles.choices}>
        <NativeSelect
          label={t("name")}
          value={columns.name ?? ""}
          onChange={({ target }) => book.setColumns({ name: toIndex(target.value) })}
        >
          <option value="">{t("none")}</option>
          {options}
        </NativeSelect>
        <NativeSelect
          label={t("first")}
          value={columns.first ?? ""}
          onChange={({ target }) => book.setColumns({ first: toIndex(target.value) })}
        >
          <option value="">{t("none")}</option>
          {options}
        </NativeSelect>
        <NativeSelect
          label={t("column")}
          value={column ?? ""}
          onChange={({ target }) => book.setColumn(Number(target.value))}
        >
          {column === null && <option value="">{t("none")}</option>}
          {options}
        </NativeSelect>
        <NativeSelect
          label={t("what")}
          value={typeof what === "string" ? what : `criterion ${what.criterion}`}
          onChange={({ target: { value } }) =>
            book.setWhat(
              value === "points" || value === "percent" ? value : { criterion: value.slice("criterion ".length) },
            )
          }
        >
          <option value="points">{t("points")}</option>
          <option value="percent">{t("percent")}</option>
          {rubric.map(({ id, name }) => (
            <option key={id} value={`criterion ${id}`}>
              {t("criterion", { name })}
            </option>
          ))}
        </NativeSelect>
      </div>
      {lines.length === 0 ? (
        <Notice kind="wrong">{t("nobody")}</Notice>
      ) : (
        <>
          {leftOut > 0 && <Notice>{t("leftOut", { n: leftOut })}</Notice>}
          {unreleased > 0 && <Notice>{t("unreleased", { n: unreleased })}</Notice>}
          <GradebookLines
            lines={lines}
            students={students}
            what={what}
            head={heads[column ?? -1] ?? ""}
            choose={book.choose}
            tick={book.tick}
          />
          {twice.length > 0 && (
            <Notice kind="wrong">{t("twice", { names: twice.map(({ name }) => name).join(", ") })}</Notice>
          )}
          <div className={styles.save}>
            <Button variant="go" disabled={filled.length === 0 || twice.length > 0} onClick={book.save}>
              <Icon name="download" />
              {t("save", { n: filled.length })}
            </Button>
            <p>{t("same")}</p>
          </div>
        </>
      )}
    </div>
  );
}
