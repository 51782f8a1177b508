import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import journal from "@/components/journal/journal.module.css";
import { requireSteering } from "@/lib/auth/require";
import { loadBoard } from "@/lib/classroom/board/board";
import { loadJournalLines } from "@/lib/classroom/journal/journal-lines";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { JournalList } from "@/components/journal/journal-list";
import { NewNamesStrip } from "@/components/joining/new-names/new-names-strip";
import { BoardView } from "@/components/board/board-view";

/** Entries shown beside the board; the journal has a page of its own. */
const entriesOnBoard = 10;

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { activity } = await requireSteering((await params).activity);
  return { title: (await getTranslations("app.phases"))(activity.phase) };
}

/** The activity page: who is where, what is handed in, and the one thing to do next. */
export default async function ActivityPage({ params }: Props) {
  const { activity: activityId } = await params;
  const steering = await requireSteering(activityId);
  const [board, { lines }, t] = await Promise.all([
    loadBoard(steering),
    loadJournalLines(steering, entriesOnBoard),
    getTranslations("activity.steer"),
  ]);
  return (
    <>
      <ActivityHead steering={steering} tool="board" />
      <NewNamesStrip steering={steering} />
      <div className={journal.beside}>
        <BoardView activityId={activityId} board={board} lessonId={steering.activity.contentId} />
        <aside className={journal.journal} aria-labelledby="journal">
          <h2 id="journal">{t("journal")}</h2>
          <JournalList steering={steering} lines={lines} />
          <p className={journal.note}>
            <Link href={`/teacher/activities/${activityId}/journal`}>{t("entries")}</Link>
          </p>
        </aside>
      </div>
    </>
  );
}
