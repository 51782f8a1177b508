import { getFormatter, getTranslations } from "next-intl/server";
import styles from "./matches.module.css";
import { modeClass, ModeName } from "@/components/ui/marks/mode-mark";
import { Icon } from "@/components/ui/marks/icon";
import { TermHelp } from "@/components/ui/display/term-help";
import { Notice } from "@/components/ui/display/notice";
import { Link } from "@/components/ui/controls/link";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { modeOf } from "@/lib/content/lesson";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import {
  isSameMode,
  sharedModeOf,
  teamOf,
  listUnmatchedTeams,
  type ArrangedMatch,
} from "@/lib/features/teams/rules/arrangement";
import { RunButton } from "@/components/arranging/teams/desk-buttons";
import { lockAction } from "@/lib/features/arranging/teams/actions/arrange";
import type { PartProps } from "@/components/arranging/columns/places";

/** Lists the matches of this round, and of earlier ones. */
export async function Matches({ loaded, activity }: PartProps) {
  const [t, desk, format] = await Promise.all([
    getTranslations("arrange.matches"),
    getTranslations("arrangeDesk.team"),
    getFormatter(),
  ]);
  const lesson = activity.lesson;
  const { arrangement, earlier } = loaded;
  const closed = activity.phase === "closed" ? "yes" : "no";
  const name = (mode: string) => modeOf(lesson, mode).name;
  const without = listUnmatchedTeams(arrangement);
  const met = earlier
    .map((ids) => ids.flatMap((id) => teamOf(arrangement, id)?.number ?? []).sort((a, b) => a - b))
    .filter((numbers) => numbers.length > 1);
  return (
    <section className={styles.matches} aria-labelledby="matches">
      <h2 id="matches">{t("title", { round: activity.round })}</h2>
      <TermHelp term="pairing" />
      {arrangement.matches.length === 0 ? (
        <p>{t("none", { closed })}</p>
      ) : (
        <ul>
          {arrangement.matches.map((match) => (
            <li key={match.teamIds.join(" ")}>
              <span className={styles.pair}>{sides(match)}</span>
              {note(match) !== null && <span className={styles.note}>{note(match)}</span>}
              {match.locked && (
                <span className={styles.locked}>
                  <Icon name="lock" />
                  {t("locked")}
                </span>
              )}
              {activity.phase !== "closed" && lockButton(match)}
            </li>
          ))}
        </ul>
      )}
      {arrangement.matches.length > 0 && without.length > 0 && (
        <Notice kind="wrong" className={styles.without}>
          {t("without", {
            closed,
            n: without.length,
            numbers: format.list(without.map((team) => String(team.number))),
          })}
        </Notice>
      )}
      {isAtLeast(activity.phase, "compare") && (
        <p>
          <Link href={`/teacher/activities/${activity.id}/feedback`}>{t("feedback")}</Link>
        </p>
      )}
      {met.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t("earlier")}</summary>
          <p className="num">{format.list(met.map((numbers) => numbers.join("–")))}</p>
        </details>
      )}
    </section>
  );

  function sides(match: ArrangedMatch) {
    const teams = match.teamIds.flatMap((id) => teamOf(arrangement, id) ?? []);
    const parts = teams.map((team, i) => (
      <span key={team.id} className={styles.contents}>
        {i > 0 && (
          <span className="quiet">
            {" "}
            {t("meets", { closed, last: i === teams.length - 1 ? "yes" : "no", n: teams.length })}{" "}
          </span>
        )}
        <span className={`${styles.side} ${modeClass(modeOf(lesson, team.mode))}`}>
          <b className="num">{team.number}</b> <ModeName mode={modeOf(lesson, team.mode)} />
        </span>
      </span>
    ));
    if (match.exemplarMode === null) return parts;
    return [
      ...parts,
      <span key="exemplar" className="quiet">
        {" "}
        {t("exemplar", { closed, mode: nameInSentence(name(match.exemplarMode)), n: teams.length })}
      </span>,
    ];
  }

  function lockButton({ teamIds, locked }: ArrangedMatch) {
    const [teamId = ""] = teamIds;
    const numbers = teamIds.flatMap((id) => teamOf(arrangement, id)?.number ?? []);
    const [now, next] = locked ? (["yes", "no"] as const) : (["no", "yes"] as const);
    return (
      <RunButton
        item={`lock match ${teamId}`}
        act={lockAction.bind(null, activity.id, { what: "match", teamId, locked: !locked })}
        done={desk("matchLocked", { number: numbers[0] ?? 0, locked: next })}
        label={t("lockWhich", { locked: now, numbers: format.list(numbers.map(String)) })}
      >
        {t("lock", { locked: now })}
      </RunButton>
    );
  }

  function note(match: ArrangedMatch): string | null {
    const shared = sharedModeOf(arrangement, match);
    if (shared === null) return match.teamIds.length > 2 ? t("three") : null;
    return isSameMode(arrangement, match) ? t("same") : t("shares", { mode: nameInSentence(name(shared)) });
  }
}
