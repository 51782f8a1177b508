import { ButtonLink } from "@/components/shared/ui/button";
import { Icon } from "@/components/shared/ui/icon";
import { MemberDot } from "./member-dot";
import styles from "./tray.module.css";

interface TrayProps {
  label: string;
  people: readonly { id: string; name: string; absent: boolean }[];
  /** "and 5 more", when there are more than are shown. */
  more: string | null;
  words: { away: string; here: string; absent: string };
  /** Where they are placed; null for those who have not come yet. */
  place: { href: string; words: string } | null;
}

/** Students in no team: a line of names, and the way to place them. */
export function Tray({ label, people, more, words, place }: TrayProps) {
  return (
    <section className={styles.tray} aria-label={label}>
      <h2>{label}</h2>
      <ul>
        {people.map((student) => (
          <li key={student.id}>
            <MemberDot {...student} words={words} />
          </li>
        ))}
        {more !== null && <li className="quiet">{more}</li>}
      </ul>
      {place !== null && (
        <ButtonLink size="small" href={place.href}>
          <Icon name="person-plus" />
          {place.words}
        </ButtonLink>
      )}
    </section>
  );
}
