import type { Lesson } from "@/lib/content/schema";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { HistoryPlayer } from "./history-player";
import type { RestorableSheet } from "./use-restore";
import styles from "./history-view.module.css";
import { ModeName } from "@/components/ui/marks/mode-mark";
import type { WorksheetHistory } from "@/lib/features/cases/history/history";
import { modeOf } from "@/lib/content/lesson";
import { ClientMessages } from "@/lib/messages/client-messages";

interface HistoryViewProps {
  worksheetId: string;
  history: WorksheetHistory;
  lesson: Lesson;
  restore: RestorableSheet | null;
  /** Why no version can be restored, where a reason is shown. */
  readOnlyReason?: ReactNode;
}

/** The page of a worksheet's history, for its team and for the teacher (T13). */
export async function HistoryView({ worksheetId, history, lesson, restore, readOnlyReason }: HistoryViewProps) {
  const t = await getTranslations("history");
  return (
    <main className={styles.page}>
      <h1>{t("title")}</h1>
      <p className={styles.meta}>
        {t("team", { number: history.number })} <ModeName mode={modeOf(lesson, history.mode)} />
      </p>
      <ClientMessages of={["history"]}>
        <HistoryPlayer
          source={`/a/${history.activityId}/history/${worksheetId}/rows`}
          restores={history.restores}
          people={history.people}
          marks={history.marks}
          fieldNames={[
            { field: "title", label: t("fields.title") },
            { field: "scenario", label: t("fields.scenario") },
            { field: "source", label: t("fields.source") },
            ...lesson.caseStudy.questions.map(({ field, question }) => ({ field, label: question })),
          ]}
          restore={restore}
          readOnlyReason={readOnlyReason}
        />
      </ClientMessages>
    </main>
  );
}
