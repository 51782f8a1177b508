import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Download } from "@/components/exporting/download";
import { TableDownloads } from "@/components/exporting/table-downloads";
import styles from "@/components/exporting/export-page.module.css";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Link } from "@/components/ui/controls/link";
import { Icon } from "@/components/ui/marks/icon";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { requireActivityReader } from "@/lib/activity/require";
import { listStudents } from "@/lib/features/people/classes/students";
import { tableNames } from "@/lib/features/exporting/export-tables";
import { ClientMessages } from "@/lib/messages/client-messages";
import { importLimit } from "@/lib/wire/import-limit";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exporting"))("title") };
}

/** All ways to export the activity (T14). */
export default async function ExportPage({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  const [t, students] = await Promise.all([getTranslations("exporting"), listStudents(reader)]);
  const platforms = listPlatforms().length;
  return (
    <>
      <ActivityHead reader={reader} tool="export" pageName={t("title")} />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <p>{t("about")}</p>
          <p>
            <ButtonLink href={`/teacher/activities/${activityId}/export/all`} download>
              <Icon name="download" />
              {t("all")}
            </ButtonLink>
          </p>
        </header>
        <section className={styles.part} aria-labelledby="tables">
          <h2 id="tables">{t("tables.title")}</h2>
          <p>{t("tables.text")}</p>
          <ClientMessages of={["exporting.tables", "exporting.progress"]}>
            <TableDownloads names={tableNames} base={`/teacher/activities/${activityId}/export/tables`} />
          </ClientMessages>
        </section>
        <section className={styles.part} aria-labelledby="gradebook">
          <h2 id="gradebook">{t("gradebook.title")}</h2>
          <p>{t("gradebook.card")}</p>
          <ButtonLink size="small" href={`/teacher/activities/${activityId}/export/gradebook`}>
            {t("gradebook.open")}
          </ButtonLink>
        </section>
        {platforms > 0 && (
          <section className={styles.part} aria-labelledby="course">
            <h2 id="course">{t("course.title")}</h2>
            <p>{t("course.text")}</p>
            <ButtonLink size="small" href={`/teacher/activities/${activityId}/export/course`}>
              {t("course.open")}
            </ButtonLink>
          </section>
        )}
        <section className={styles.part} aria-labelledby="prints">
          <h2 id="prints">{t("print.title")}</h2>
          <p>{t("print.text")}</p>
          <ul className={styles.links}>
            <li>
              <Link href={`/teacher/activities/${activityId}/casebook`}>{t("print.casebook")}</Link>
            </li>
            <li>
              <Link href={`/teacher/activities/${activityId}/export/submissions`}>{t("print.submissions.title")}</Link>
            </li>
          </ul>
          {students.length > 0 && (
            <details className={styles.portfolios}>
              <summary>{t("print.portfolios")}</summary>
              <p>{t("print.portfoliosText")}</p>
              <ul className={styles.names}>
                {students.map(({ id, name }) => (
                  <li key={id}>
                    <Link
                      href={`/teacher/activities/${activityId}/export/portfolio/${id}`}
                      aria-label={t("print.portfolioOf", { name })}
                    >
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
        <section className={styles.part} aria-labelledby="activity">
          <h2 id="activity">{t("activity.title")}</h2>
          <p>{t("activity.text")}</p>
          <ClientMessages of={["exporting.tables", "exporting.progress"]}>
            <div className={styles.one}>
              <Download
                href={`/teacher/activities/${activityId}/export/activity`}
                what={t("activity.name")}
                importable={importLimit}
              />
            </div>
          </ClientMessages>
        </section>
      </main>
    </>
  );
}
