import { Link } from "@/components/ui/controls/link";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./neighbour-links.module.css";

/** Links to the previous and the next team, by number. */
export function NeighbourLinks({
  previous,
  next,
}: {
  previous: { href: string; label: string } | null;
  next: { href: string; label: string } | null;
}) {
  return (
    <p className={styles.steps}>
      {previous !== null && (
        <Link href={previous.href}>
          <Icon name="left" />
          {previous.label}
        </Link>
      )}
      {next !== null && (
        <Link href={next.href} className={styles.next}>
          {next.label}
          <Icon name="right" />
        </Link>
      )}
    </p>
  );
}
