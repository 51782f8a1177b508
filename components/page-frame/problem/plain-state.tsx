import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/display/empty-state";
import { PageHead } from "@/components/ui/display/page-head";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import styles from "./problem.module.css";

/** A page with one sentence and links to go on, for example: not found, signed out. */
export async function PlainState({ title, acts, children }: { title: string; acts: ReactNode; children: ReactNode }) {
  const [app, shared] = await Promise.all([getTranslations("app"), getTranslations("shared")]);
  return (
    <>
      <PageHead name={app("name")} home="/" end={<ThemeToggle label={shared("theme")} />} />
      <main className={styles.page}>
        <EmptyState heading="h1" title={title} actions={acts}>
          {children}
        </EmptyState>
      </main>
    </>
  );
}
