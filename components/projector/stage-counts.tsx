import { getTranslations } from "next-intl/server";
import { bold } from "./bold";
import styles from "./views.module.css";
import type { Stage } from "@/lib/classroom/board/students-at-it";

/** T11: in learn, how many are still at what; those who have finished are the large number. */
export async function StageCounts({ stages }: { stages: Readonly<Record<Stage, number>> }) {
  const t = await getTranslations("projector.stages");
  return (
    <ul className={styles.stages} aria-label={t("label")}>
      {(["reading", "checks", "ballot"] as const).map((stage) => (
        <li key={stage} className="num">
          {t.rich(stage, { n: stages[stage], b: bold })}
        </li>
      ))}
    </ul>
  );
}
