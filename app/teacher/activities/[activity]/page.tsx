import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Link } from "@/components/ui/controls/link";
import { Icon } from "@/components/ui/marks/icon";
import { Strip } from "@/components/ui/display/notice";
import journal from "@/components/undo/journal.module.css";
import { requireActivityReader } from "@/lib/activity/require";
import type { ActivityReader } from "@/lib/activity/authorise";
import { listUnansweredFlags, loadBoard } from "@/lib/features/screens/board/board";
import { areNamesHidden, loadShownBoard } from "@/lib/features/screens/board/hidden-names";
import { ClientMessages } from "@/lib/messages/client-messages";
import { ProjectorControls } from "@/components/screens/projector/projector-controls";
import { loadOnProjector } from "@/lib/features/screens/projector/spotlight";
import { phaseTable } from "@/lib/activity/rules/phases";
import { loadStages } from "@/lib/features/screens/board/students-at-it";
import { loadJournalLines } from "@/lib/features/undo/journal-lines";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { tabTitle } from "@/components/page-frame/teacher/tab-title";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { JournalList } from "@/components/undo/journal-list";
import { NewerVersionNotice } from "@/components/lessons/newer-version-notice";
import { NewNamesStrip } from "@/components/people/joining/new-names/new-names-strip";
import { SeveralOpen } from "@/components/people/classes/several-open";
import { ConnectionStrip } from "@/components/screens/board/connection-strip";
import { BoardView } from "@/components/screens/board/board-view";
import { Arranging } from "@/components/arranging/teams/arranging";

/** The number of entries beside the board. The journal has its own page. */
const entriesOnBoard = 10;

/** With more teams the tiles need the whole width, so the journal is folded below them. */
const teamsBesideJournal = 16;

interface Props {
  params: Promise<{ activity: string }>;
  /** `arrange`: show teams and matches to arrange. */
  searchParams: Promise<{ arrange?: string | string[] }>;
}

const isArranging = async (searchParams: Props["searchParams"]) => (await searchParams).arrange !== undefined;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const reader = await requireActivityReader((await params).activity);
  const name = (await isArranging(searchParams))
    ? (await getTranslations("arrange"))("title")
    : (await getTranslations("app.phases"))(reader.activity.phase);
  // The layout's title template applies only to pages below it, not to this page.
  return { title: { absolute: await tabTitle(reader, name) } };
}

/** The activity's main page: each team's status, what is handed in, and the one action to take next. */
export default async function ActivityPage({ params, searchParams }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  if (await isArranging(searchParams)) return <ArrangingBoard reader={reader} />;
  const { phase, revealStep, namesOnWall } = reader.activity;
  const { wallShows } = phaseTable[phase];
  const [board, hidesNames, onWall, stageOf, { lines }, t] = await Promise.all([
    loadShownBoard(reader),
    areNamesHidden(),
    loadOnProjector(reader),
    loadStages(reader),
    loadJournalLines(reader, entriesOnBoard),
    getTranslations("activity.steer"),
  ]);
  return (
    <>
      <ActivityHead reader={reader} tool="board" />
      <BoardConnection activityId={activityId} />
      <NewNamesStrip reader={reader} />
      <SeveralOpen reader={reader} />
      <RefreshOnTopics
        activityId={activityId}
        topics={["clock", "words", "wall", "presenting", ...(stageOf === null ? [] : ["tries"])]}
      />
      <div className={journal.beside}>
        <BoardView
          activityId={activityId}
          board={board}
          stageOf={stageOf}
          lesson={reader.activity.lesson}
          onWall={onWall}
          hidesNames={hidesNames}
          wall={
            <ClientMessages of={["activity.wall"]}>
              <ProjectorControls
                activityId={activityId}
                now={onWall}
                step={wallShows === "results" ? revealStep : null}
                names={wallShows === "matches" ? namesOnWall : null}
                matches={new Set(board.teams.flatMap(({ match }) => match?.id ?? [])).size}
              />
            </ClientMessages>
          }
        />
        <aside className={journal.journal} aria-labelledby="journal">
          <NewerVersionNotice reader={reader} />
          <details open={board.teams.length <= teamsBesideJournal}>
            <summary>
              <h2 id="journal">{t("journal")}</h2>
              <Icon name="down" />
            </summary>
            {hidesNames ? <p className="quiet">{t("journalHidden")}</p> : <JournalList reader={reader} lines={lines} />}
            <p className={journal.note}>
              <Link href={`/teacher/activities/${activityId}/journal`}>{t("entries")}</Link>
            </p>
          </details>
        </aside>
      </div>
    </>
  );
}

function BoardConnection({ activityId }: { activityId: string }) {
  return (
    <ClientMessages of={["activity.connection"]}>
      <ConnectionStrip activityId={activityId} />
    </ClientMessages>
  );
}

/** The board with teams and matches instead of tiles. The timer, the pause, the next phase and requests for help remain (T2, T9). */
async function ArrangingBoard({ reader }: { reader: ActivityReader }) {
  const { id: activityId } = reader.activity;
  const [t, board] = await Promise.all([getTranslations("arrange"), loadBoard(reader)]);
  const asked = listUnansweredFlags(board).length;
  return (
    <>
      <ActivityHead reader={reader} tool="board" pageName={t("title")} arranging />
      <BoardConnection activityId={activityId} />
      {asked > 0 && (
        <Strip
          icon="flag"
          action={
            <ButtonLink size="small" href={`/teacher/activities/${activityId}`}>
              {t("asked.board")}
            </ButtonLink>
          }
        >
          {t("asked.count", { n: asked })}
        </Strip>
      )}
      <RefreshOnTopics activityId={activityId} topics={["clock"]} />
      <Arranging reader={reader} />
    </>
  );
}
