import { Link } from "@/components/ui/controls/link";
import styles from "./brand.module.css";
import { Icon } from "./icon";

/** The logo and the name, which is hidden on a phone. `href` is the home page of the reader. */
export function Brand({ name, href }: { name: string; href: string }) {
  return (
    <Link className={styles.brand} href={href} aria-label={name}>
      <Icon name="crosscase" className={styles.mark} />
      <span className={styles.word}>{name}</span>
    </Link>
  );
}
