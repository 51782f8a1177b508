import { getFormatter, getTranslations } from "next-intl/server";
import styles from "./columns.module.css";
import { MatchLines } from "@/components/teams/matches/match-lines";
import { DropPlace } from "@/components/arranging/drag/drop-place";
import { Grip } from "@/components/arranging/drag/grip";
import { StudentMenu } from "@/components/arranging/teams/student-menu";
import { StudentName } from "@/components/arranging/teams/student-name";
import { TeamMenu } from "@/components/arranging/teams/team-menu";
import { Icon } from "@/components/ui/marks/icon";
import { modeClass, ModeName, Pattern } from "@/components/ui/marks/mode-mark";
import { modeOf } from "@/lib/content/lesson";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { isSameMode, matchOf, teamOf, type ArrangedTeam } from "@/lib/features/teams/rules/arrangement";
import { isAtLeast } from "@/lib/activity/rules/phases";
import type { PartProps } from "./places";

/** A column for each mode, a sheet for each team, and lines between the teams of a match. */
export async function Columns({ loaded, activity }: PartProps) {
  const [t, format] = await Promise.all([getTranslations("arrange"), getFormatter()]);
  const { arrangement, students } = loaded;
  const lesson = activity.lesson;
  const closed = activity.phase === "closed";
  const byId = new Map(students.map((student) => [student.id, student]));
  const facts = new Map(loaded.teams.map((team) => [team.id, team]));
  // Columns are sorted by match, so that the teams of one match are at about the same height.
  const place = (team: ArrangedTeam) => {
    const at = arrangement.matches.findIndex((match) => match.teamIds.includes(team.id));
    return at === -1 ? Infinity : at;
  };
  return (
    <div className={styles.map}>
      <div className={styles.columns}>
        {lesson.modes.map((mode) => {
          const teams = arrangement.teams
            .filter((team) => team.mode === mode.id)
            .sort((a, b) => place(a) - place(b) || a.number - b.number);
          return (
            <DropPlace
              key={mode.id}
              as="section"
              place={{ on: "mode", mode: mode.id }}
              className={`${styles.column} ${modeClass(mode)}`}
            >
              <header>
                <Pattern mode={mode} />
                <h2>
                  <ModeName mode={mode} />
                </h2>
                <p>
                  {t("column", {
                    teams: teams.length,
                    students: teams.reduce((sum, team) => sum + team.memberIds.length, 0),
                  })}
                </p>
              </header>
              {teams.length === 0 ? (
                <p className={styles.none}>{t("noTeam")}</p>
              ) : (
                <ul className={styles.sheets}>{teams.map(sheet)}</ul>
              )}
            </DropPlace>
          );
        })}
      </div>
      <MatchLines
        matches={arrangement.matches
          .filter((match) => match.teamIds.length > 1)
          .map((match) => match.teamIds.join(" "))}
      />
    </div>
  );

  function sheet(team: ArrangedTeam) {
    const own = facts.get(team.id);
    const match = matchOf(arrangement, team.id);
    const others = (match?.teamIds ?? []).flatMap((id) => (id === team.id ? [] : (teamOf(arrangement, id) ?? [])));
    const state = own?.handedIn
      ? "in"
      : own?.begun
        ? closed
          ? "left"
          : "begun"
        : isAtLeast(activity.phase, "write")
          ? "none"
          : null;
    return (
      <DropPlace
        key={team.id}
        as="li"
        place={{ on: "team", teamId: team.id }}
        className={styles.sheet ?? ""}
        teamId={team.id}
      >
        <header>
          {!closed && <Grip item={{ what: "team", teamId: team.id }} number={team.number} />}
          <b className="num">
            <span className="vh">{t("team")} </span>
            {team.number}
          </b>
          {state !== null && <span className="quiet">{t("state", { state })}</span>}
          {!closed && (
            <TeamMenu
              id={team.id}
              number={team.number}
              mode={team.mode}
              matchModes={match === undefined ? [team.mode] : modesIn(match.teamIds)}
              exemplarMode={match?.exemplarMode ?? null}
              size={team.memberIds.length}
              locked={team.locked}
              matchLocked={match?.locked ?? null}
            />
          )}
        </header>
        {team.locked && (
          <p className={styles.locked}>
            <Icon name="lock" />
            {t("locked")}
          </p>
        )}
        <div className={styles.pills}>
          {team.memberIds.map((id) => {
            const student = {
              id,
              name: byId.get(id)?.name ?? "",
              absent: byId.get(id)?.absent ?? false,
              quiet: !byId.get(id)?.opened,
            };
            return closed ? (
              <StudentName key={id} {...student} />
            ) : (
              <StudentMenu key={id} {...student} teamId={team.id} />
            );
          })}
        </div>
        {match === undefined ? (
          arrangement.matches.length > 0 && (
            <p className={`${styles.meets} ${styles.alert}`}>{t("meetsNobody", { closed: closed ? "yes" : "no" })}</p>
          )
        ) : (
          <p className={styles.meets}>
            {t.rich("meets", {
              closed: closed ? "yes" : "no",
              n: others.length,
              numbers: format.list(others.map((other) => String(other.number))),
              exemplar: match.exemplarMode === null ? "no" : "yes",
              mode: match.exemplarMode === null ? "" : nameInSentence(modeOf(lesson, match.exemplarMode).name),
              same: isSameMode(arrangement, match) ? "yes" : "no",
              locked: match.locked ? "yes" : "no",
              b: (chunks) => <b className="num">{chunks}</b>,
            })}
          </p>
        )}
      </DropPlace>
    );
  }

  function modesIn(teamIds: readonly string[]): string[] {
    return teamIds.flatMap((id) => teamOf(arrangement, id)?.mode ?? []);
  }
}
