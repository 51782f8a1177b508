"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import type { ClassPreview } from "@/lib/features/oneroster/rules/school-plan";
import styles from "./oneroster.module.css";

interface SchoolClassProps {
  preview: ClassPreview;
  isChosen: boolean;
  onChoose: (on: boolean) => void;
}

/** A class of the file: what importing it would change, and what stays as it is (T15). */
export function SchoolClass({ preview, isChosen, onChoose }: SchoolClassProps) {
  const t = useTranslations("teacher.oneroster.class");
  const { name, earlierName, isNew, isChanged, obstacle, teachers, teachersLeftOut } = preview;
  const { added, renamed, updated, same, leftOut, noLongerListed } = preview;
  const kind = isNew ? "new" : isChanged ? "changed" : "same";
  return (
    <li className={styles.class}>
      {obstacle === null ? (
        <Checkbox checked={isChosen} onChange={(event) => onChoose(event.target.checked)}>
          <b>{name}</b> <span className="quiet">{t(kind)}</span>
        </Checkbox>
      ) : (
        <>
          <b>{name}</b>
          <Notice small>{t(`obstacles.${obstacle}`)}</Notice>
        </>
      )}
      <div className={styles.facts}>
        {earlierName !== null && <p>{t("renamed", { from: earlierName })}</p>}
        {teachers.map(({ name, email, isNew }) => (
          <p key={email}>{t(isNew ? "teacherNew" : "teacher", { name, email })}</p>
        ))}
        {teachersLeftOut.map(({ name, why }, at) => (
          <p key={at}>{t(`teachersLeftOut.${why}`, { name })}</p>
        ))}
        <Names title={t("added", { count: added.length })} names={added} />
        <Names
          title={t("renamedStudents", { count: renamed.length })}
          names={renamed.map(({ from, to }) => t("renaming", { from, to }))}
        />
        {updated > 0 && <p>{t("updated", { count: updated })}</p>}
        {same > 0 && <p className="quiet">{t("sameStudents", { count: same })}</p>}
        {leftOut.map(({ name, why }, at) => (
          <p key={at}>{t(`leftOut.${why}`, { name })}</p>
        ))}
        <Names title={t("noLongerListed", { count: noLongerListed.length })} names={noLongerListed} />
      </div>
    </li>
  );
}

/** Names behind a line that counts them: a school has thousands. */
function Names({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <details>
      <summary className={styles.fold}>{title}</summary>
      <ul>
        {names.map((name, at) => (
          <li key={at}>{name}</li>
        ))}
      </ul>
    </details>
  );
}
