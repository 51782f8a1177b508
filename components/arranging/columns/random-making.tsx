import { getTranslations } from "next-intl/server";
import { ProjectorLink } from "@/components/screens/projector/projector-link";
import { MakeTeams } from "@/components/arranging/teams/make-teams";
import { listStudentsToPlace } from "@/lib/features/teams/random-teams";
import { isJoined } from "@/lib/features/people/joining/rules/joined";
import { listLockedTeams } from "@/lib/features/teams/rules/arrangement";
import { countRandomTeams, forecastSizes, teamSizes, type TeamSize } from "@/lib/features/teams/rules/random-teams";
import type { PartProps } from "./places";
import { createSizesFormatter, findUsualSize } from "./sizes";
import styles from "./team-making.module.css";

/** Says how many random teams of each size the joined students would give, with the button that makes them (Q13). */
export async function RandomMaking({ loaded, activity }: PartProps) {
  const t = await getTranslations("arrange.random");
  const { arrangement, students } = loaded;
  const joined = students.filter(isJoined).length;
  if (joined === 0)
    return (
      <div className={styles.way}>
        <p>{t("nobody")}</p>
        <ProjectorLink size="small" variant="go" activityId={activity.id}>
          {t("project")}
        </ProjectorLink>
      </div>
    );
  const made = arrangement.teams.length;
  const locked = listLockedTeams(arrangement).length;
  const toPlace = listStudentsToPlace(loaded);
  const free = toPlace.length;
  const formatSizes = await createSizesFormatter();
  const modes = activity.lesson.modes.length;
  const forecast = (size: TeamSize): string[] => {
    const teams = countRandomTeams(free, size, locked);
    const first =
      made > 0
        ? t("made", { teams: made, locked })
        : t("text", { joined, teams, modes, fit: teams <= modes ? "yes" : "no" });
    return [first, formatSizes(forecastSizes(free, size, locked))];
  };
  return (
    <MakeTeams
      how="draw-teams"
      activityId={activity.id}
      studentIds={toPlace.map(({ id }) => id)}
      size={findUsualSize(arrangement)}
      forecasts={teamSizes.map(forecast)}
      label={t("make", { again: made > 0 ? "yes" : "no" })}
      isNext={made === 0}
    />
  );
}
