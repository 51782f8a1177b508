import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Brand } from "@/components/ui/marks/brand";
import { Pattern } from "@/components/ui/marks/mode-mark";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import styles from "./entry.module.css";

interface EntryProps {
  /** The left column: says what the page is for and what is needed. */
  aside: ReactNode;
  /** A heading and a form. */
  children: ReactNode;
  foot?: ReactNode;
  /** On a phone, puts the left column above the form, where nothing that loads later can move it. */
  asideFirst?: boolean;
}

/** An entry page: join, sign in, set up. Down its side are four patterns of modes. */
export async function Entry({ aside, children, foot, asideFirst = false }: EntryProps) {
  const [t, shared] = await Promise.all([getTranslations("app"), getTranslations("shared")]);
  return (
    <div className={styles.page}>
      <div className={styles.spine} aria-hidden="true">
        {([1, 2, 3, 4] as const).map((look) => (
          <Pattern key={look} mode={{ look }} />
        ))}
      </div>
      <header className={styles.head}>
        <Brand name={t("name")} href="/" />
        <ThemeToggle label={shared("theme")} />
      </header>
      <main className={styles.main}>
        <div className={clsx(styles.aside, asideFirst && styles.first)}>{aside}</div>
        <div className={styles.task}>{children}</div>
      </main>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </div>
  );
}
