import { Link } from "@/components/ui/controls/link";
import { Icon, type IconName } from "@/components/ui/marks/icon";
import { ModeMark } from "@/components/ui/marks/mode-mark";
import type { ShownMode } from "@/lib/content/lesson";
import styles from "./next-things.module.css";

export interface NextThing {
  href: string;
  title: string;
  about: string;
  /** The mode whose mark is shown; without one, an icon. */
  mode?: ShownMode;
  icon?: IconName;
}

/** Links to what a student can do while waiting (S8). */
export function NextThings({ title, things }: { title: string; things: readonly NextThing[] }) {
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <ul>
        {things.map((thing) => (
          <li key={thing.href}>
            <Link className={styles.thing} href={thing.href}>
              {thing.mode !== undefined ? <ModeMark mode={thing.mode} /> : <Icon name={thing.icon ?? "book"} />}
              <span>
                <b>{thing.title}</b>
                <small>{thing.about}</small>
              </span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
