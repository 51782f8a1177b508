import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { EmptyState } from "@/components/ui/display/empty-state";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { NewNames } from "@/components/people/joining/new-names/new-names";
import styles from "@/components/people/joining/new-names/new-names-page.module.css";
import { requireActivityReader, requireEditorPage } from "@/lib/activity/require";
import { listNewcomers } from "@/lib/features/people/joining/new-names";
import { ClientMessages } from "@/lib/messages/client-messages";
import { removeNewNamesAction } from "@/lib/features/arranging/students/actions/newcomers";
import { currentTime } from "@/lib/process/clock";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("newNames"))("title") };
}

/** The students who joined recently. The teacher chooses which ones to remove, all at once (S1). */
export default async function NewNamesPage({ params }: Props) {
  const { activity: activityId } = await params;
  const editor = requireEditorPage(await requireActivityReader(activityId));
  const now = currentTime();
  const [newcomers, t] = await Promise.all([listNewcomers(editor, now), getTranslations("newNames")]);
  return (
    <ClientMessages of={["newNames"]}>
      <ActivityHead reader={editor} tool={null} pageName={t("title")} />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <p>{t("lead")}</p>
        </header>
        <NewNames
          newcomers={newcomers}
          now={now}
          journal={`/teacher/activities/${activityId}/journal`}
          remove={removeNewNamesAction.bind(null, activityId)}
        >
          <EmptyState
            title={t("none")}
            actions={<ButtonLink href={`/teacher/activities/${activityId}`}>{t("back")}</ButtonLink>}
          >
            <p>{t("noneText")}</p>
          </EmptyState>
        </NewNames>
      </main>
    </ClientMessages>
  );
}
