import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/display/table";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import styles from "./rubric-table.module.css";

/** The criteria, each with the text of its levels. */
export function RubricTable({ rubric }: { rubric: Rubric }) {
  const t = useTranslations("review.rubric");
  return (
    <Table caption={t("title")}>
      <thead>
        <tr>
          <th scope="col">{t("criterion")}</th>
          {rubric[0]?.levels.map((_, index) => (
            <th key={index} scope="col">
              {t("levelOf", { level: index + 1 })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rubric.map(({ id, name, levels }) => (
          <tr key={id} className={styles.criterion}>
            <th scope="row">{name}</th>
            {levels.map((level, index) => (
              <td key={index}>{level}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
