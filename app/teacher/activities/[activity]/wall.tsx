import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/shared/ui/button";
import { EmptyState } from "@/components/shared/ui/empty-state";
import { modeClass, ModeMark } from "@/components/shared/ui/mode-mark";
import { NotHere } from "@/components/teacher/board/not-here";
import { Presence } from "@/components/teacher/board/presence";
import { TeamTile, type TileWords } from "@/components/teacher/board/team-tile";
import { Tray } from "@/components/teacher/board/tray";
import styles from "@/components/teacher/board/wall.module.css";
import type { Board, BoardTeam } from "@/lib/classroom/board";
import { lessonOf, modeOf } from "@/lib/content/lesson";
import { isAtLeast } from "@/lib/rules/phases";
import { markAbsentAction } from "./teams/actions";

/** Names shown in one line before "and 5 more". */
const namesAtMost = 24;

/** T9, as far as facts go: every team, who is here, what is handed in, who is in no team. */
export async function Wall({ activityId, board, lessonId }: { activityId: string; board: Board; lessonId: string }) {
  const [t, format] = await Promise.all([getTranslations("activity.board"), getFormatter()]);
  const lesson = lessonOf(lessonId);
  const { facts, teams, tray, notHere } = board;
  const at = (page: string) => `/teacher/activities/${activityId}/${page}`;
  const presence = { away: t("tile.away"), here: t("tile.here"), absent: t("absent") };
  const groups = [
    { title: t("writing", { phase: facts.phase }), teams: teams.filter((team) => team.submission === null) },
    { title: t("handedIn"), teams: teams.filter((team) => team.submission !== null) },
  ].filter((group) => group.teams.length > 0);
  const shown = (people: Board["tray"]) => people.slice(0, namesAtMost);
  const more = (people: Board["tray"]) => (people.length > namesAtMost ? t("more", { n: people.length - namesAtMost }) : null);

  return (
    <main className={styles.wall}>
      <p className={styles.counts}>
        <span className="num">{t("joined", { joined: facts.joined, students: board.students })}</span>
        <span className={styles.here}>
          <Presence activityId={activityId} sentence={t("here", { n: "{n}" })} />
        </span>
      </p>
      {teams.length === 0 && (
        <EmptyState
          className={styles.empty}
          picture={
            <div className={styles.ghosts} aria-hidden="true">
              {lesson.modes.map(({ id }) => (
                <div key={id} className={modeClass(id)}>
                  <ModeMark mode={id} />
                </div>
              ))}
            </div>
          }
          title={t("noTeams.title", { joined: facts.joined })}
          acts={facts.joined > 0 && <ButtonLink href={at("teams")}>{t("noTeams.make")}</ButtonLink>}
        >
          <p>{facts.joined > 0 ? t("noTeams.text") : t("noTeams.textNobody")}</p>
        </EmptyState>
      )}
      {tray.length > 0 && (
        <Tray
          label={teams.length === 0 ? t("noTeams.joined") : t("tray")}
          people={shown(tray)}
          more={more(tray)}
          words={presence}
          place={teams.length === 0 || facts.phase === "closed" ? null : { href: at("teams"), words: tray.length === 1 ? t("place") : t("placeAll") }}
        />
      )}
      {notHere.length > 0 && <Tray label={t("notJoined")} people={shown(notHere)} more={more(notHere)} words={presence} place={null} />}
      {groups.map((group) => (
        <section key={group.title}>
          <h2 className={styles.group}>
            {group.title} <span className="num">{t("teams", { n: group.teams.length })}</span>
          </h2>
          <ul className={styles.tiles}>{group.teams.map(tile)}</ul>
        </section>
      ))}
      {facts.phase !== "closed" && (
        <NotHere
          activityId={activityId}
          people={teams.flatMap((team) => team.members).flatMap(({ id, name, opened, absent }) => (opened && !absent ? [{ id, name }] : []))}
          mark={markAbsentAction.bind(null, activityId)}
          words={{ title: t("missing.title"), mark: t("missing.mark"), markOf: t("missing.markOf", { name: "{name}" }), more: t("missing.more", { n: "{n}" }), failed: t("missing.failed") }}
        />
      )}
    </main>
  );

  function tile(team: BoardTeam) {
    const modeName = modeOf(lesson, team.mode).name;
    const members = team.members.map(({ name }) => name);
    const words: TileWords = {
      ...presence,
      open: t("tile.open", { number: team.number, mode: modeName, members: members.length === 0 ? t("tile.nobody") : format.list(members) }),
      nobody: t("tile.nobody"),
      notYet: t("tile.notYet"),
      at: t("tile.at"),
    };
    const href = team.submission === null ? at(`worksheets/${team.id}`) : at(`submissions/${team.submission.id}`);
    return <TeamTile key={team.id} team={{ ...team, modeName, href, handedIn: team.submission, partner: partnerOf(team) }} words={words} />;
  }

  function partnerOf({ match }: BoardTeam): string | null {
    if (match === null) return isAtLeast(facts.phase, "compare") ? t("tile.unmatched") : null;
    if (match.partners.length === 0) return t("tile.alone");
    return t("tile.partner", { n: match.partners.length, numbers: format.list(match.partners.map(({ number }) => String(number))) });
  }
}
