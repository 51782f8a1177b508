import { getTranslations } from "next-intl/server";
import { bold } from "./bold";
import styles from "./views.module.css";
import { stages, type Stage } from "@/lib/features/screens/board/students-at-it";

/** How many students are at each stage of Learn, and how many have finished (T11). */
export async function StageCounts({ counts }: { counts: Readonly<Record<Stage, number>> }) {
  const t = await getTranslations("projector.stages");
  return (
    <ul className={styles.stages} aria-label={t("label")}>
      {stages.map((stage) => (
        <li key={stage} className="num">
          {t.rich(stage, { n: counts[stage], b: bold })}
        </li>
      ))}
    </ul>
  );
}
