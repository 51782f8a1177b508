import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Brand } from "@/components/ui/marks/brand";
import styles from "./head.module.css";

interface HeadProps {
  /** The product's name, from the messages. */
  name: string;
  home: string;
  /** In the middle: the phase rail (students), or where one is (teachers). */
  children?: ReactNode;
  /** At the end: who is here, the theme, the way out. */
  end?: ReactNode;
  className?: string;
}

/** The running head of every page but the wall's. */
export async function Head({ name, home, children, end, className }: HeadProps) {
  const t = await getTranslations("shared");
  return (
    <header className={clsx(styles.head, className)}>
      <noscript className={styles.noScript}>{t("noScript")}</noscript>
      <Brand name={name} href={home} />
      {children}
      <div className={styles.end}>{end}</div>
    </header>
  );
}

/** Where one is on the teacher's side: "Period 4 / When Deep Learning Fails". */
export function Where({ children }: { children: ReactNode }) {
  return <div className={styles.where}>{children}</div>;
}
