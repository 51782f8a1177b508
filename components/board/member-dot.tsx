import styles from "./member-dot.module.css";

/** A name with a dot that `Presence` fills while the student has the activity open. */
export function MemberDot({
  id,
  name,
  absent,
  words,
}: {
  id: string;
  name: string;
  absent: boolean;
  words: { away: string; here: string; absent: string };
}) {
  if (absent) {
    return (
      <span className={styles.absent}>
        {name} <span className="vh">({words.absent})</span>
      </span>
    );
  }
  return (
    <span className={styles.member} data-student={id}>
      {name}
      <span className={styles.dot} data-away={words.away} data-here={words.here} />
    </span>
  );
}
