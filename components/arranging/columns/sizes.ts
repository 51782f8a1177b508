import { getTranslations } from "next-intl/server";
import type { Arrangement } from "@/lib/features/teams/rules/arrangement";
import {
  countSizes,
  teamSizes,
  usualTeamSize,
  type SizeCount,
  type TeamSize,
} from "@/lib/features/teams/rules/random-teams";

/** Formats sizes as "12 teams of 2, one of 3." */
export async function createSizesFormatter(): Promise<(counts: readonly SizeCount[]) => string> {
  const t = await getTranslations("arrange.random");
  return (counts) =>
    counts.length === 0
      ? t("allLocked")
      : t("sizes", {
          students: counts.reduce((sum, { size, teams }) => sum + size * teams, 0),
          sizes: counts
            .map(({ size, teams }, i) => t("size", { first: i === 0 ? "yes" : "no", size, teams }))
            .join(", "),
        });
}

/** The commonest size of the existing teams; pairs when there are none. */
export function findUsualSize({ teams }: Arrangement): TeamSize {
  const [commonest] = countSizes(teams.map((team) => team.memberIds.length));
  return teamSizes.find((size) => size === commonest?.size) ?? usualTeamSize;
}
