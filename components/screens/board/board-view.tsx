import type { Lesson } from "@/lib/content/schema";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { EmptyState } from "@/components/ui/display/empty-state";
import { arrangingHref } from "@/components/phases/arranging-href";
import { Attendance, MissingStudents } from "./attendance";
import { PlaceStudents } from "./place-students";
import { LiveBoard, type BoardTeam as LiveBoardTeam } from "./live/live-board";
import { Presence } from "./presence";
import { NamesToggle } from "./names-toggle";
import { SoundToggle } from "./sound-toggle";
import { StudentFlags } from "./student-flags";
import { StudentPhases, StudentStages } from "./student-stages";
import { Tray } from "./tray";
import styles from "./board-view.module.css";
import type { Board, BoardTeam } from "@/lib/features/screens/board/board";
import type { Stage } from "@/lib/features/screens/board/students-at-it";
import { modeOf, shownMode } from "@/lib/content/lesson";
import { ClientMessages } from "@/lib/messages/client-messages";
import type { OnProjector } from "@/lib/activity/rules/projector";
import { isAtLeast, phaseTable } from "@/lib/activity/rules/phases";
import { maxInTeam } from "@/lib/activity/rules/team-size";
import { markAbsentAction, placeAction } from "@/lib/features/arranging/teams/actions/arrange";

/** Names shown in one line before "and 5 more". */
const maxNames = 24;

/** The board: every team, who is present, what is handed in, and which students have no team (T9). */
export async function BoardView({
  activityId,
  board,
  stageOf,
  lesson,
  onWall,
  hidesNames,
  wall,
}: {
  activityId: string;
  board: Board;
  /** The stage of each student. null in phases without stages. */
  stageOf: ReadonlyMap<string, Stage> | null;
  lesson: Lesson;
  /** What a teacher has put on the projector; null: it shows what the phase shows (T11). */
  onWall: OnProjector | null;
  /** The names in `board` are replaced. */
  hidesNames: boolean;
  /** The controls of the projector (T11). */
  wall: ReactNode;
}) {
  const [t, format] = await Promise.all([getTranslations("activity.board"), getFormatter()]);
  const { facts, teams, tray, notJoined, absent, suggested, ownFlags, ownPhases } = board;
  const at = (page: string) => `/teacher/activities/${activityId}/${page}`;
  const closed = facts.phase === "closed" ? "yes" : "no";
  const placeable = teams.length > 0 && facts.phase !== "closed";
  const mark = markAbsentAction.bind(null, activityId);
  // When every team has handed in, marking each of them would say nothing.
  const haveAllHandedIn = teams.every(({ submission }) => submission !== null);
  const shown = (people: Board["tray"]) => people.slice(0, maxNames);
  const more = (people: Board["tray"]) =>
    people.length > maxNames ? t("people.more", { n: people.length - maxNames }) : null;
  const row = (
    <>
      {wall}
      <NamesToggle isHidden={hidesNames} />
      <SoundToggle />
    </>
  );

  return (
    <ClientMessages of={["activity.board", "activity.ready", "activity.wall", "arrange.placing", "sync"]}>
      <main className={styles.wall}>
        <div className={styles.top}>
          <p className={styles.counts}>
            <span className="num">{t("joined", { joined: facts.joined, students: board.students })}</span>
            <span className={styles.here}>
              <Presence activityId={activityId} />
            </span>
          </p>
          {hidesNames ? (
            tray.length > 0 && <p className="quiet">{t("names.tray", { n: tray.length })}</p>
          ) : placeable ? (
            <PlaceStudents
              people={shown(tray).map(({ id, name }, place) => ({ id, name, suggested: suggested[place] ?? null }))}
              more={Math.max(0, tray.length - maxNames)}
              teams={teams.map(({ id, number, members, submission }) => ({
                id,
                number,
                members: format.list(members.map(({ name }) => name)),
                isFull: members.length >= maxInTeam,
                handedIn: submission !== null && !haveAllHandedIn,
              }))}
              elsewhere={arrangingHref(activityId)}
              place={placeAction.bind(null, activityId)}
            />
          ) : (
            tray.length > 0 &&
            // When students are listed by stage or phase, their names are in that list.
            stageOf === null &&
            ownPhases === null && (
              <Tray
                label={teams.length === 0 ? t("noTeams.joined") : t("people.tray")}
                people={shown(tray)}
                more={more(tray)}
              />
            )
          )}
          {teams.length === 0 && row}
        </div>
        {/* First, because these students wait for a teacher. */}
        <StudentFlags activityId={activityId} flags={ownFlags} />
        {teams.length === 0 && (
          <EmptyState
            className={styles.empty}
            title={t("noTeams.title", { joined: facts.joined })}
            actions={
              facts.joined > 0 &&
              facts.phase !== "closed" && (
                <OnlyEditors>
                  <ButtonLink href={arrangingHref(activityId)}>{t("noTeams.make")}</ButtonLink>
                </OnlyEditors>
              )
            }
          >
            <p>
              {facts.phase === "closed" ? (
                t("noTeams.textClosed")
              ) : facts.joined > 0 ? (
                <OnlyEditors>{t("noTeams.text")}</OnlyEditors>
              ) : (
                t("noTeams.textNobody")
              )}
            </p>
          </EmptyState>
        )}
        {hidesNames ? null : facts.phase === "closed" ? (
          notJoined.length > 0 && (
            <Tray label={t("notJoined", { closed })} people={shown(notJoined)} more={more(notJoined)} />
          )
        ) : (
          <Attendance
            title={t("notJoined", { closed })}
            people={notJoined.map(({ id, name }) => ({ id, name }))}
            absent
            mark={mark}
          />
        )}
        {stageOf !== null && (
          <StudentStages
            students={[...teams.flatMap(({ members }) => members), ...tray]}
            stageOf={stageOf}
            hidesNames={hidesNames}
            voting={phaseTable[facts.phase].ballots.final === "yes"}
          />
        )}
        {ownPhases !== null && (
          <StudentPhases
            students={[...teams.flatMap(({ members }) => members), ...tray]}
            phaseOf={ownPhases}
            hidesNames={hidesNames}
          />
        )}
        {teams.length > 0 && (
          <LiveBoard
            activityId={activityId}
            phase={facts.phase}
            teams={teams.map(tile)}
            modes={lesson.modes.map(({ id, name }) => ({ id, name }))}
            onWall={onWall}
            hidesNames={hidesNames}
            row={row}
            questions={lesson.caseStudy.questions.map(({ field, short }) => ({ field, short }))}
            prompts={lesson.notesPrompts.map(({ field, prompt }) => ({ field, prompt }))}
          />
        )}
        {facts.phase !== "closed" && !hidesNames && (
          <>
            <Attendance people={absent.map(({ id, name }) => ({ id, name }))} absent={false} mark={mark} />
            {/* Last, because the names appear once presence arrives, and must not move the tiles. */}
            <MissingStudents
              activityId={activityId}
              people={teams
                .flatMap((team) => team.members)
                .flatMap(({ id, name, absent }) => (absent ? [] : [{ id, name }]))}
              mark={mark}
            />
          </>
        )}
      </main>
    </ClientMessages>
  );

  function tile({ submission, match, flag, extraMs, ...team }: BoardTeam): LiveBoardTeam {
    return {
      ...team,
      members: team.members.map(({ id, name, section, absent, opened }) => ({
        id,
        name,
        section,
        absent,
        opened,
      })),
      mode: shownMode(modeOf(lesson, team.mode)),
      flag: flag && { id: flag.id, by: flag.name, sentence: flag.sentence, at: flag.at, coming: flag.coming },
      submission: submission && { title: submission.title, at: submission.at, again: submission.again },
      returnedAt: submission?.returnedAt ?? null,
      isOver: phaseTable[facts.phase].results,
      match: match && { id: match.id, isPresenting: match.isPresenting },
      extraMs,
      partner: partnerOf(match),
      href: submission === null ? at(`worksheets/${team.id}`) : at(`submissions/${submission.id}`),
    };
  }

  function partnerOf(match: BoardTeam["match"]): string | null {
    if (match === null) return isAtLeast(facts.phase, "compare") ? t("tile.unmatched", { closed }) : null;
    if (match.partners.length === 0) return t("tile.alone", { closed });
    return t("tile.partner", {
      closed,
      n: match.partners.length,
      numbers: format.list(match.partners.map(({ number }) => String(number))),
    });
  }
}
