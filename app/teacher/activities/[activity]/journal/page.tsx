import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TermHelp } from "@/components/ui/display/term-help";
import { Link } from "@/components/ui/controls/link";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import styles from "@/components/undo/journal.module.css";
import { requireActivityReader } from "@/lib/activity/require";
import { loadJournalLines } from "@/lib/features/undo/journal-lines";
import { JournalList } from "@/components/undo/journal-list";

interface Props {
  params: Promise<{ activity: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

const entriesOnAPage = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("journal"))("title") };
}

/** Everything that teachers did in this activity and to its class, with Undo (T8). */
export default async function Journal({ params, searchParams }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  const before = Number((await searchParams).before);
  const [t, { lines, older }] = await Promise.all([
    getTranslations("journal"),
    loadJournalLines(
      reader,
      entriesOnAPage,
      Number.isSafeInteger(before) && before > 0 && before < 8.64e15 ? new Date(before) : null,
    ),
  ]);
  return (
    <>
      <ActivityHead reader={reader} tool={null} pageName={t("title")} />
      <main className={`${styles.journal} ${styles.page}`}>
        <h1>{t("title")}</h1>
        <TermHelp term="journal" />
        <JournalList reader={reader} lines={lines} />
        {older !== null && (
          <p className={styles.note}>
            <Link href={`?before=${older.getTime()}`}>{t("older")}</Link>
          </p>
        )}
        <p className={styles.note}>{t("lead")}</p>
      </main>
    </>
  );
}
