import { Link } from "@/components/ui/controls/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./projector-head.module.css";

interface ProjectorHeadProps {
  title: string;
  back: { href: string; label: string };
  /** The class's name, or how to join late. */
  side: ReactNode;
  /** The other addresses, when the machine is in several networks. */
  addresses: { label: string; links: readonly { href: string; label: string }[] } | null;
  toggle: ReactNode;
}

export function ProjectorHead({ title, back, side, addresses, toggle }: ProjectorHeadProps) {
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
              {addresses.links.map(({ href, label }) => (
                <li key={href}>
                  <Link href={href} replace>
                    {label}
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
