import { Link } from "@/components/ui/controls/link";
import type { ReactNode } from "react";
import styles from "./plain-page.module.css";

/** A page of the lesson outside its stations, with links back above it. */
export function PlainPage({
  links,
  children,
}: {
  links: readonly { href: string; name: string }[];
  children: ReactNode;
}) {
  return (
    <main className={styles.page}>
      <p className={styles.links}>
        {links.map((link) => (
          <Link key={link.href} href={link.href}>
            {link.name}
          </Link>
        ))}
      </p>
      {children}
    </main>
  );
}
