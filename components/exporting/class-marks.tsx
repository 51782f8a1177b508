import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/controls/link";
import { NumberCell, NumberHead, Table } from "@/components/ui/display/table";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import type { PointsRow } from "@/lib/features/exporting/points";
import { isFullyMarked, type StudentPoints } from "@/lib/features/exporting/rules/points";
import styles from "./class-marks.module.css";

interface ClassMarksProps {
  rows: readonly PointsRow[];
  rubric: Rubric;
  /** The address of the case of each team that has handed in, by the team's number. */
  cases: ReadonlyMap<number, string>;
}

/** A row for each student: the level for each criterion, the total, and what is missing (T12). */
export function ClassMarks({ rows, rubric, cases }: ClassMarksProps) {
  const t = useTranslations("review.marks");
  return (
    <Table caption={t("title")}>
      <thead>
        <tr>
          <th scope="col">{t("student")}</th>
          <th scope="col">{t("team")}</th>
          {rubric.map(({ id, name }) => (
            <NumberHead key={id}>{name}</NumberHead>
          ))}
          <NumberHead>{t("total")}</NumberHead>
          <th scope="col">{t("status")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, team, given }) => {
          const href = team === null ? undefined : cases.get(team);
          return (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                {href === undefined ? (
                  team
                ) : (
                  <Link className={styles.case} href={href}>
                    {t("case", { number: team ?? 0 })}
                  </Link>
                )}
              </td>
              {rubric.map((criterion) => (
                <NumberCell key={criterion.id}>{given?.levels[criterion.id]}</NumberCell>
              ))}
              <NumberCell strong>{given !== null && t("of", { points: given.points, of: given.of })}</NumberCell>
              <td>{statusOf(given)}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );

  function statusOf(given: StudentPoints | null): string {
    if (given === null) return t("none");
    if (given.disputed.length > 0) return t("differ", { n: given.disputed.length });
    if (!isFullyMarked(given)) return t("part", { marked: given.marked, criteria: given.criteria });
    return t(given.released ? "released" : "unreleased");
  }
}
