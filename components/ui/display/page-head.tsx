import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Brand } from "@/components/ui/marks/brand";
import styles from "./page-head.module.css";

interface PageHeadProps {
  /** The product's name, from the messages. */
  name: string;
  home: string;
  /** Shown in the middle: the phase rail (students), or the breadcrumb (teachers). */
  children?: ReactNode;
  /** Shown at the end: the user, the theme, signing out. */
  end?: ReactNode;
  className?: string;
}

/** The head of every page but the projector's. */
export async function PageHead({ name, home, children, end, className }: PageHeadProps) {
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

/** The path to a teacher's page: "Period 4 / When Deep Learning Fails". */
export function Breadcrumb({ children }: { children: ReactNode }) {
  return <div className={styles.where}>{children}</div>;
}
