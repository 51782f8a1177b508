import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/shared/ui/link";
import { ActivityHead } from "@/app/teacher/activities/[activity]/activity-head";
import styles from "@/components/teacher/journal/journal.module.css";
import { requireSteering } from "@/lib/auth/require";
import { loadJournal } from "@/lib/classroom/journal";
import { JournalList } from "./journal-list";

interface Props {
  params: Promise<{ activity: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

const entriesOnAPage = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("journal"))("title") };
}

/** T8: everything that was done in this activity and to its class, with Undo. */
export default async function Journal({ params, searchParams }: Props) {
  const { activity: activityId } = await params;
  const steering = await requireSteering(activityId);
  const before = Number((await searchParams).before);
  const [t, entries] = await Promise.all([getTranslations("journal"), loadJournal(steering, entriesOnAPage, Number.isSafeInteger(before) && before > 0 ? before : null)]);
  const last = entries.at(-1);
  return (
    <>
      <ActivityHead steering={steering} tool={null} here={t("title")} />
      <main className={`${styles.journal} ${styles.page}`}>
        <h1>{t("title")}</h1>
        <JournalList steering={steering} entries={entries} />
        {entries.length === entriesOnAPage && last !== undefined && <p className={styles.note}><Link href={`?before=${last.n}`}>{t("older")}</Link></p>}
        <p className={styles.note}>{t("lead")}</p>
      </main>
    </>
  );
}
