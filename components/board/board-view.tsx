import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/controls/button";
import { EmptyState } from "@/components/ui/display/empty-state";
import { modeClass, ModeName } from "@/components/ui/marks/mode-mark";
import { Attendance, MissingStudents } from "./attendance";
import { PlaceStudents } from "./place-students";
import { Presence } from "./presence";
import { TeamTile } from "./team-tile";
import { Tray } from "./tray";
import styles from "./board-view.module.css";
import type { Board, BoardTeam } from "@/lib/classroom/board/board";
import { lessonOf, modeOf } from "@/lib/content/lesson";
import { ClientMessages } from "@/lib/messages/client-messages";
import { isAtLeast, phaseTable } from "@/lib/rules/phases/phases";
import { markAbsentAction, placeAction } from "@/lib/actions/teams/arrange";

/** Names shown in one line before "and 5 more". */
const maxNames = 24;

/** T9: every team, who is present, what is handed in, and who is in no team. */
export async function BoardView({
  activityId,
  board,
  lessonId,
}: {
  activityId: string;
  board: Board;
  lessonId: string;
}) {
  const [t, format] = await Promise.all([getTranslations("activity.board"), getFormatter()]);
  const lesson = lessonOf(lessonId);
  const { facts, teams, tray, notJoined, absent, suggested } = board;
  const at = (page: string) => `/teacher/activities/${activityId}/${page}`;
  const groups = [
    { title: t("returned"), teams: teams.filter(({ submission }) => submission?.returnedAt != null) },
    {
      title: t("writing", { begun: phaseTable[facts.phase].ownCase === "none" ? "no" : "yes" }),
      teams: teams.filter(({ submission }) => submission === null),
    },
    { title: t("handedIn"), teams: teams.filter(({ submission }) => submission?.returnedAt === null) },
  ].filter((group) => group.teams.length > 0);
  const closed = facts.phase === "closed" ? "yes" : "no";
  const placeable = teams.length > 0 && facts.phase !== "closed";
  const mark = markAbsentAction.bind(null, activityId);
  const shown = (people: Board["tray"]) => people.slice(0, maxNames);
  const more = (people: Board["tray"]) =>
    people.length > maxNames ? t("people.more", { n: people.length - maxNames }) : null;

  return (
    <ClientMessages of={["activity.board.people", "arrange.placing"]}>
      <main className={styles.wall}>
        <p className={styles.counts}>
          <span className="num">{t("joined", { joined: facts.joined, students: board.students })}</span>
          <span className={styles.here}>
            <Presence activityId={activityId} />
          </span>
        </p>
        {teams.length === 0 && (
          <EmptyState
            className={styles.empty}
            picture={
              <div className={styles.ghosts} aria-hidden="true">
                {lesson.modes.map(({ id, name }) => (
                  <div key={id} className={modeClass(id)}>
                    <ModeName mode={id} name={name} />
                  </div>
                ))}
              </div>
            }
            title={t("noTeams.title", { joined: facts.joined })}
            actions={
              facts.joined > 0 &&
              facts.phase !== "closed" && <ButtonLink href={at("teams")}>{t("noTeams.make")}</ButtonLink>
            }
          >
            <p>
              {facts.phase === "closed"
                ? t("noTeams.textClosed")
                : facts.joined > 0
                  ? t("noTeams.text")
                  : t("noTeams.textNobody")}
            </p>
          </EmptyState>
        )}
        {placeable ? (
          <PlaceStudents
            people={shown(tray).map(({ id, name }) => ({ id, name }))}
            more={Math.max(0, tray.length - maxNames)}
            team={suggested && { id: suggested.id, number: suggested.number, members: format.list(suggested.names) }}
            elsewhere={at("teams")}
            place={placeAction.bind(null, activityId)}
          />
        ) : (
          tray.length > 0 && (
            <Tray
              label={teams.length === 0 ? t("noTeams.joined") : t("people.tray")}
              people={shown(tray)}
              more={more(tray)}
            />
          )
        )}
        {notJoined.length > 0 && (
          <Tray label={t("notJoined", { closed })} people={shown(notJoined)} more={more(notJoined)} />
        )}
        {groups.map((group) => (
          <section key={group.title}>
            <h2 className={styles.group}>
              {group.title} <span className="num">{t("teams", { n: group.teams.length })}</span>
            </h2>
            <ul className={styles.tiles}>{group.teams.map(tile)}</ul>
          </section>
        ))}
        {facts.phase !== "closed" && (
          <>
            <Attendance people={absent.map(({ id, name }) => ({ id, name }))} absent={false} mark={mark} />
            {/* Last: it is filled once the page hears who is present, and moves nothing. */}
            <MissingStudents
              activityId={activityId}
              people={teams
                .flatMap((team) => team.members)
                .flatMap(({ id, name, opened, absent }) => (opened && !absent ? [{ id, name }] : []))}
              mark={mark}
            />
          </>
        )}
      </main>
    </ClientMessages>
  );

  function tile(team: BoardTeam) {
    const href = team.submission === null ? at(`worksheets/${team.id}`) : at(`submissions/${team.submission.id}`);
    return (
      <TeamTile
        key={team.id}
        team={{
          ...team,
          modeName: modeOf(lesson, team.mode).name,
          href,
          handedIn: team.submission,
          at: team.submission?.returnedAt ?? team.submission?.at ?? null,
          returned: team.submission?.returnedAt != null,
          partner: partnerOf(team),
        }}
      />
    );
  }

  function partnerOf({ match }: BoardTeam): string | null {
    if (match === null) return isAtLeast(facts.phase, "compare") ? t("tile.unmatched", { closed }) : null;
    if (match.partners.length === 0) return t("tile.alone", { closed });
    return t("tile.partner", {
      closed,
      n: match.partners.length,
      numbers: format.list(match.partners.map(({ number }) => String(number))),
    });
  }
}
