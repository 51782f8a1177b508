import { getTranslations } from "next-intl/server";
import { ModeName, modeClass } from "@/components/ui/marks/mode-mark";
import { modeOf, type Lesson } from "@/lib/content/lesson";
import type { ShownTeam, ShownTurn } from "@/lib/features/screens/projector/rules/shown-teams";
import styles from "./team-turn.module.css";

/** The team that the teacher has chosen to present: its number and mode, its partner teams, and the next team (T11). */
export async function TeamTurn({ turn, lesson }: { turn: ShownTurn; lesson: Lesson }) {
  const t = await getTranslations("projector.turn");
  const { team, others, exemplarMode, next } = turn;
  const mode = modeOf(lesson, team.mode);
  const exemplar = exemplarMode === null ? null : modeOf(lesson, exemplarMode);
  const line = (shown: ShownTeam) => (
    <span className={`${styles.team} ${modeClass(modeOf(lesson, shown.mode))}`}>
      <b>{t("team", { number: shown.number })}</b> <ModeName mode={modeOf(lesson, shown.mode)} />
      <Names of={shown} />
    </span>
  );
  return (
    <div className={`${styles.turn} ${modeClass(mode)}`}>
      <div>
        <h1>
          {t("team", { number: team.number })} <span>{t("presents")}</span>
        </h1>
        <p className={styles.mode}>
          <ModeName mode={mode} />
        </p>
        <p className={styles.who}>
          <Names of={team} />
        </p>
      </div>
      {others.length > 0 && (
        <dl className={styles.others}>
          <div>
            <dt>{t("to")}</dt>
            {others.map((other) => (
              <dd key={other.number}>{line(other)}</dd>
            ))}
          </div>
          {next !== null && (
            <div>
              <dt>{t("next")}</dt>
              <dd>{t("team", { number: next.number })}</dd>
            </div>
          )}
        </dl>
      )}
      {others.length === 0 && exemplar !== null && (
        <dl className={styles.others}>
          <div className={modeClass(exemplar)}>
            <dt>{t("example")}</dt>
            <dd>
              <ModeName mode={exemplar} />
            </dd>
          </div>
        </dl>
      )}
    </div>
  );
}

function Names({ of: { names } }: { of: ShownTeam }) {
  return names.length > 0 && <span className={styles.names}>{names.join(", ")}</span>;
}
