import { Link } from "@/components/ui/controls/link";
import styles from "./brand.module.css";
import { Icon } from "./icon";

/** The mark and the word; the word gives way on a phone. `href` is where home is for whoever sees it. */
export function Brand({ name, href }: { name: string; href: string }) {
  return (
    <Link className={styles.brand} href={href} aria-label={name}>
      <Icon name="crosscase" className={styles.mark} />
      <span className={styles.word}>{name}</span>
    </Link>
  );
}
