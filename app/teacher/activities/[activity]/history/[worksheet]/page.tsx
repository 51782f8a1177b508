import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { HistoryView } from "@/components/cases/history/history-view";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { currentViewer, requireActivityReader } from "@/lib/activity/require";
import { auditHistoryRead, loadHistory } from "@/lib/features/cases/history/history";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history"))("title") };
}

/** A worksheet's history, read-only, because teachers do not write in worksheets (T13, Q1). */
export default async function TeachersHistoryPage({
  params,
}: {
  params: Promise<{ activity: string; worksheet: string }>;
}) {
  const { activity: activityId, worksheet } = await params;
  const reader = await requireActivityReader(activityId);
  const access = await findDocumentAccess(await currentViewer(), "worksheet", worksheet);
  if (access === null || access.activityId !== activityId || !access.mayReadHistory) notFound();
  const [history, t] = await Promise.all([loadHistory(worksheet), getTranslations("history")]);
  await auditHistoryRead(reader, worksheet);
  return (
    <>
      <ActivityHead reader={reader} tool="review" pageName={t("here", { number: history.number })} />
      <HistoryView worksheetId={worksheet} history={history} lesson={reader.activity.lesson} restore={null} />
    </>
  );
}
