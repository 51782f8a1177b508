import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/controls/field";
import { Table } from "@/components/ui/display/table";
import type { FilledValue } from "@/lib/features/exporting/rules/gradebook";
import type { FilledLine, GradedStudent } from "./use-gradebook";
import styles from "./fill-gradebook.module.css";

interface GradebookLinesProps {
  lines: readonly FilledLine[];
  students: readonly GradedStudent[];
  what: FilledValue;
  /** The heading of the column that is filled. */
  head: string;
  choose: (row: number, studentId: string | null) => void;
  tick: (row: number, on: boolean) => void;
}

/** Each row of the file: a menu with its student, and the value of the column now and afterwards. */
export function GradebookLines({ lines, students, what, head, choose, tick }: GradebookLinesProps) {
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
        {lines.map((line) => (
          <tr key={line.row}>
            <th scope="row">{line.name}</th>
            <td>
              <select
                className={styles.student}
                aria-label={t("whoIs", { name: line.name })}
                value={line.studentId ?? ""}
                onChange={({ target }) => choose(line.row, target.value === "" ? null : target.value)}
              >
                <option value="">{t("leave")}</option>
                {students.map((student) => (
                  <option key={student.id} value={student.id}>
                    {student.name}
                  </option>
                ))}
              </select>
              <p className={styles[line.kind]}>{t(`kinds.${line.kind}`)}</p>
            </td>
            <td>{line.before === null ? t("noCell") : line.before}</td>
            <td className={styles.then}>
              <Filled line={line} what={what} tick={(on) => tick(line.row, on)} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The new value of the cell. Points for only some of the criteria are filled in when the teacher ticks them. */
function Filled({ line, what, tick }: { line: FilledLine; what: FilledValue; tick: (on: boolean) => void }) {
  const t = useTranslations("exporting.gradebook");
  const { name, studentId, value, after, ofPart, given } = line;
  if (value === null || given === null) {
    const differ = typeof what === "object" && given?.disputed.includes(what.criterion);
    return <span className="pale">{t(studentId === null ? "stays" : differ ? "differ" : "noPoints")}</span>;
  }
  return (
    <>
      {ofPart ? (
        <Checkbox checked={after !== null} onChange={({ target }) => tick(target.checked)}>
          {t.rich("fillIn", { value, name, vh: (chunks) => <span className="vh">{chunks}</span> })}
        </Checkbox>
      ) : (
        <b>{value}</b>
      )}
      {ofPart && (
        <p>
          {t("part", { marked: given.marked, of: given.criteria })}
          {given.disputed.length > 0 && ` ${t("disputed", { n: given.disputed.length })}`}
        </p>
      )}
      {!given.released && <p className="pale">{t("notReleased")}</p>}
    </>
  );
}
