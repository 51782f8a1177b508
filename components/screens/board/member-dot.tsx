import { useTranslations } from "next-intl";
import styles from "./member-dot.module.css";

/** A name with a dot that is filled while the student has the activity open. Without `isHere`, `Presence` fills the dot. */
export function MemberDot({
  id,
  name,
  absent,
  isHere,
}: {
  id: string;
  name: string;
  absent: boolean;
  isHere?: boolean;
}) {
  const t = useTranslations("activity.board.people.dot");
  if (absent) {
    return (
      <span className={styles.absent}>
        {name} <span className="vh">({t("absent")})</span>
      </span>
    );
  }
  return (
    <span className={styles.member} data-student={id} data-present={isHere === true ? "" : undefined}>
      <span>{name}</span>
      <span className={styles.dot} data-away={t("away")} data-here={t("here")} />
    </span>
  );
}
