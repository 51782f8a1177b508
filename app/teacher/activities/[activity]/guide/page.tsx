import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PrintBar } from "@/components/exporting/prints/print-bar";
import { Guide } from "@/components/learning/guide/guide";
import styles from "@/components/learning/guide/guide.module.css";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { requireActivityReader } from "@/lib/activity/require";
import { ClientMessages } from "@/lib/messages/client-messages";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("learn.guide"))("title") };
}

/** The teacher's guide of the activity's lesson, to read in advance and to print (T17). */
export default async function GuidePage({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  const t = await getTranslations("learn.guide");
  const { lesson, plan } = reader.activity;
  return (
    <>
      <ActivityHead reader={reader} tool="lesson" pageName={t("title")} />
      <main className={styles.page}>
        <Guide
          lesson={lesson}
          planId={plan}
          glossaryHref={`/teacher/activities/${activityId}/lesson`}
          tools={
            <ClientMessages of={["exporting.print"]}>
              <PrintBar>{t("about")}</PrintBar>
            </ClientMessages>
          }
        />
      </main>
    </>
  );
}
