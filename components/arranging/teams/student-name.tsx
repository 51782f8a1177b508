import { getTranslations } from "next-intl/server";
import styles from "./student-name.module.css";

/** A student as a pill without a menu, for a closed activity. */
export async function StudentName({ name, absent, quiet }: { name: string; absent: boolean; quiet: boolean }) {
  const t = await getTranslations("arrangeDesk.student");
  return (
    <span className={quiet || absent ? styles.still : `${styles.still} ${styles.there}`}>
      {absent ? t("isAbsent", { student: name }) : name}
    </span>
  );
}
