import { useTranslations } from "next-intl";
import styles from "./member-dot.module.css";

/** A name with a dot that `Presence` fills while the student has the activity open. */
export function MemberDot({ id, name, absent }: { id: string; name: string; absent: boolean }) {
  const t = useTranslations("activity.board.people.dot");
  if (absent) {
    return (
      <span className={styles.absent}>
        {name} <span className="vh">({t("absent")})</span>
      </span>
    );
  }
  return (
    <span className={styles.member} data-student={id}>
      {name}
      <span className={styles.dot} data-away={t("away")} data-here={t("here")} />
    </span>
  );
}
