import { Link } from "@/components/ui/controls/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./projector-head.module.css";

interface ProjectorHeadProps {
  title: string;
  back: { href: string; label: string };
  /** The class's name, or how to join late. */
  side: ReactNode;
  /** To choose another address, when the machine is in several networks. */
  address: ReactNode;
  toggle: ReactNode;
}

export function ProjectorHead({ title, back, side, address, toggle }: ProjectorHeadProps) {
  return (
    <>
      <b className={styles.title}>{title}</b>
      <span className={styles.side}>
        <span>{side}</span>
        {address}
        <Link className={styles.back} href={back.href}>
          <Icon name="left" />
          {back.label}
        </Link>
        <span className={styles.toggle}>{toggle}</span>
      </span>
    </>
  );
}
