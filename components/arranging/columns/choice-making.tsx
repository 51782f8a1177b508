import { getFormatter, getTranslations } from "next-intl/server";
import { ChoiceForm } from "@/components/arranging/teams/choice-form";
import { MakeTeams } from "@/components/arranging/teams/make-teams";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { formArrangement, listStudentsToPlace } from "@/lib/features/teams/random-teams";
import { isJoined } from "@/lib/features/people/joining/rules/joined";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { listNewTeams } from "@/lib/features/teams/rules/arrangement";
import { isChoiceOpen } from "@/lib/features/teams/rules/mode-choice";
import { countSizes, teamSizes, type TeamSize } from "@/lib/features/teams/rules/random-teams";
import type { PartProps } from "./places";
import { createSizesFormatter, findUsualSize } from "./sizes";
import styles from "./team-making.module.css";

/** Opens the choice of modes, shows what students have chosen, and makes teams from their choices (Q14). */
export async function ChoiceMaking({ loaded, activity }: PartProps) {
  const [t, format] = await Promise.all([getTranslations("arrange"), getFormatter()]);
  const late = isAtLeast(activity.phase, "write");
  const open = isChoiceOpen(activity);
  const joined = loaded.students.filter(isJoined);
  const undecided = joined.filter((student) => student.chosenMode === null);
  if (late) return <p>{t("choice.late")}</p>;
  const { modes } = activity.lesson;
  const formatSizes = await createSizesFormatter();
  const forecast = (size: TeamSize) => {
    // The sizes of the teams do not depend on the random numbers.
    const { after } = formArrangement(loaded, activity, loaded.cap, () => 0, { size });
    return countSizes(listNewTeams(after, loaded.arrangement).map((team) => team.memberIds.length));
  };
  return (
    <div className={styles.choosing}>
      <div>
        <p>
          {open
            ? t("choice.isOpen", { chosen: joined.length - undecided.length, joined: joined.length })
            : t("choice.text")}
        </p>
        {(open || undecided.length < joined.length) && (
          <ul className={styles.counts}>
            {modes.map((mode) => {
              const names = joined.filter((student) => student.chosenMode === mode.id).map(({ name }) => name);
              return (
                <li key={mode.id}>
                  <ModeName mode={mode} />
                  <span className="num">{t("choice.taken", { taken: names.length, cap: loaded.cap })}</span>
                  <span className={styles.names}>
                    {t("choice.names", { n: names.length, names: format.list(names) })}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
        {open && undecided.length > 0 && (
          <p className="small quiet">
            {t("choice.undecided", { names: undecided.map((student) => student.name).join(", ") })}
          </p>
        )}
        {joined.length > 0 && undecided.length < joined.length && (
          <MakeTeams
            how="form-teams"
            activityId={activity.id}
            studentIds={listStudentsToPlace(loaded).map(({ id }) => id)}
            size={findUsualSize(loaded.arrangement)}
            forecasts={teamSizes.map((size) => [formatSizes(forecast(size))])}
            label={t("choice.form")}
            isNext={loaded.arrangement.teams.length === 0}
          />
        )}
      </div>
      <ChoiceForm
        key={String(activity.choiceCap)}
        cap={activity.choiceCap}
        defaultCap={loaded.defaultCap}
        open={open}
      />
    </div>
  );
}
