import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TableDownloads } from "@/components/exporting/table-downloads";
import styles from "@/components/exporting/export-page.module.css";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { requireReading } from "@/lib/auth/require";
import { tableNames } from "@/lib/classroom/exporting/export-tables";
import { ClientMessages } from "@/lib/messages/client-messages";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exporting"))("title") };
}

/** T14: everything out of the activity. */
export default async function ExportPage({ params }: Props) {
  const { activity: activityId } = await params;
  const reading = await requireReading(activityId);
  const t = await getTranslations("exporting");
  return (
    <>
      <ActivityHead reading={reading} tool="export" pageName={t("title")} />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <p>{t("about")}</p>
        </header>
        <section className={styles.part} aria-labelledby="tables">
          <h2 id="tables">{t("tables.title")}</h2>
          <p>{t("tables.text")}</p>
          <ClientMessages of={["exporting.tables", "exporting.progress"]}>
            <TableDownloads names={tableNames} base={`/teacher/activities/${activityId}/export/tables`} />
          </ClientMessages>
        </section>
      </main>
    </>
  );
}
