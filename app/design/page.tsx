import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Controls } from "@/components/shared/design/controls";
import { Floats } from "@/components/shared/design/floats";
import { Foundations } from "@/components/shared/design/foundations";
import { States } from "@/components/shared/design/states";
import styles from "@/components/shared/design/design.module.css";
import { Head } from "@/components/shared/ui/head";
import { ThemeToggle } from "@/components/shared/ui/theme-toggle";
import { publicRoute } from "@/lib/auth/require";

export const metadata: Metadata = { title: "Parts" };

/** Every part in every state, for whoever works on the look. In development only; its words are not in the message files. */
export default async function DesignPage() {
  if (process.env.NODE_ENV === "production") notFound();
  await publicRoute();
  return (
    <>
      <Head name="Crosscase" home="/" end={<ThemeToggle label="Switch between light and dark" />}>
        <span />
      </Head>
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
