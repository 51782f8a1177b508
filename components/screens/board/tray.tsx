import { MemberDot } from "./member-dot";
import styles from "./tray.module.css";

interface TrayProps {
  label: string;
  people: readonly { id: string; name: string; absent: boolean }[];
  /** "and 5 more", when there are more than are shown. */
  more: string | null;
}

/** Names of students in a line. */
export function Tray({ label, people, more }: TrayProps) {
  return (
    <section className={styles.tray} aria-label={label}>
      <h2>{label}</h2>
      <ul>
        {people.map((student) => (
          <li key={student.id}>
            <MemberDot {...student} />
          </li>
        ))}
        {more !== null && <li className="quiet">{more}</li>}
      </ul>
    </section>
  );
}
