import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/display/table";
import type { FilledLine, GradedStudent } from "./use-gradebook";
import styles from "./fill-gradebook.module.css";

interface GradebookLinesProps {
  lines: readonly FilledLine[];
  students: readonly GradedStudent[];
  /** Of the column that is filled. */
  head: string;
  choose: (row: number, studentId: string | null) => void;
}

/** Each row of the file: who it is, with a menu, and what stands and will stand in the column. */
export function GradebookLines({ lines, students, head, choose }: GradebookLinesProps) {
  const t = useTranslations("exporting.gradebook");
  return (
    <Table caption={t("preview")}>
      <thead>
        <tr>
          <th scope="col">{t("inFile")}</th>
          <th scope="col">{t("student")}</th>
          <th scope="col">{t("now", { head })}</th>
          <th scope="col">{t("then")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ row, name, studentId, kind, before, after }) => (
          <tr key={row}>
            <th scope="row">{name}</th>
            <td>
              <select
                className={styles.student}
                aria-label={t("whoIs", { name })}
                value={studentId ?? ""}
                onChange={({ target }) => choose(row, target.value === "" ? null : target.value)}
              >
                <option value="">{t("leave")}</option>
                {students.map((student) => (
                  <option key={student.id} value={student.id}>
                    {student.name}
                  </option>
                ))}
              </select>
              <p className={styles[kind]}>{t(`kinds.${kind}`)}</p>
            </td>
            <td>{before === null ? t("noCell") : before}</td>
            <td>
              {after === null ? (
                <span className="pale">{t(studentId === null ? "stays" : "noPoints")}</span>
              ) : (
                <b>{after}</b>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
