import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ImportedNote } from "@/components/exporting/imported-note";
import { HistoryView } from "@/components/cases/history/history-view";
import { Notice } from "@/components/ui/display/notice";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { currentViewer, requireMember } from "@/lib/activity/require";
import { loadHistory, loadRestoreState } from "@/lib/features/cases/history/history";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history"))("title") };
}

/** The history of the team's worksheet. Members with write access can restore any version (T13). */
export default async function HistoryPage({ params }: { params: Promise<{ activity: string; worksheet: string }> }) {
  const { activity: activityId, worksheet } = await params;
  const member = await requireMember(activityId);
  const access = await findDocumentAccess(await currentViewer(), "worksheet", worksheet);
  if (access === null || access.activityId !== activityId || !access.mayReadHistory) notFound();
  const [history, may, t] = await Promise.all([
    loadHistory(worksheet),
    loadRestoreState(member, worksheet),
    getTranslations("history.restore"),
  ]);
  const sheet = {
    activityId,
    worksheetId: worksheet,
    latest: history.lastRestore,
    worksheetHref: `/a/${activityId}/write`,
  };
  return (
    <>
      <ImportedNote activity={member.activity} />
      <HistoryView
        worksheetId={worksheet}
        history={history}
        lesson={member.activity.lesson}
        restore={may === "yes" ? sheet : null}
        readOnlyReason={may === "handed-in" ? <Notice small>{t("handedIn")}</Notice> : undefined}
      />
    </>
  );
}
