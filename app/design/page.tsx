import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Controls } from "@/components/ui/showcase/controls";
import { Floats } from "@/components/ui/showcase/floats";
import { Foundations } from "@/components/ui/showcase/foundations";
import { States } from "@/components/ui/showcase/states";
import styles from "@/components/ui/showcase/design.module.css";
import { PageHead } from "@/components/ui/display/page-head";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import { publicRoute } from "@/lib/activity/require";

export const metadata: Metadata = { title: "Parts" };

/** Every component of the design system in every state. In development only, so its texts are not in the message files. */
export default async function DesignPage() {
  if (process.env.NODE_ENV === "production") notFound();
  await publicRoute();
  return (
    <>
      <PageHead name="Crosscase" home="/" end={<ThemeToggle label="Switch between light and dark" />}>
        <span />
      </PageHead>
      <main className={styles.page}>
        <h1>Parts</h1>
        <Foundations />
        <Controls />
        <Floats />
        <States />
      </main>
    </>
  );
}
