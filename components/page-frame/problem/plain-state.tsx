import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/display/empty-state";
import { Head } from "@/components/ui/display/head";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import styles from "./problem.module.css";

/** A page that says one thing and leads on: nothing here, signed out. */
export async function PlainState({ title, acts, children }: { title: string; acts: ReactNode; children: ReactNode }) {
  const [app, shared] = await Promise.all([getTranslations("app"), getTranslations("shared")]);
  return (
    <>
      <Head name={app("name")} home="/" end={<ThemeToggle label={shared("theme")} />} />
      <main className={styles.page}>
        <EmptyState heading="h1" title={title} acts={acts}>
          {children}
        </EmptyState>
      </main>
    </>
  );
}
