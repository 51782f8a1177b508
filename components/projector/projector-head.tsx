import { Link } from "@/components/ui/controls/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./wall-head.module.css";

interface WallHeadProps {
  title: string;
  back: { href: string; label: string };
  /** The class's name, or how to come late. */
  side: ReactNode;
  /** When the machine is in several networks: the other addresses. */
  addresses: { label: string; links: readonly { href: string; words: string }[] } | null;
  toggle: ReactNode;
}

export function WallHead({ title, back, side, addresses, toggle }: WallHeadProps) {
  return (
    <>
      <b className={styles.title}>{title}</b>
      <span className={styles.side}>
        <span>{side}</span>
        {addresses !== null && (
          <details className={styles.menu}>
            <summary>
              {addresses.label}
              <Icon name="down" />
            </summary>
            <ul>
              {addresses.links.map(({ href, words }) => (
                <li key={href}>
                  <Link href={href} replace>
                    {words}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        )}
        <Link className={styles.back} href={back.href}>
          <Icon name="left" />
          {back.label}
        </Link>
        {toggle}
      </span>
    </>
  );
}
