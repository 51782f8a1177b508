import { Link } from "@/components/ui/controls/link";
import { ModeName, modeClass } from "@/components/ui/marks/mode-mark";
import type { Lesson } from "@/lib/content/schema";
import styles from "./exemplar-list.module.css";

/** The worked examples, one a line. */
export function ExemplarList({ lesson, href, now }: { lesson: Lesson; href: (mode: string) => string; now?: string }) {
  return (
    <ul className={styles.list}>
      {lesson.modes.map((mode) => (
        <li key={mode.id} className={modeClass(mode)}>
          <Link href={href(mode.id)} aria-current={mode.id === now ? "page" : undefined}>
            <ModeName mode={mode} />
            <span className={styles.title}>{mode.example.title}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
