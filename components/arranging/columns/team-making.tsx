import { getTranslations } from "next-intl/server";
import { PreviewButton } from "@/components/arranging/teams/desk-buttons";
import arrangeStyles from "@/components/arranging/teams/arrange.module.css";
import { MakingMethods } from "@/components/arranging/teams/making-methods";
import { Icon } from "@/components/ui/marks/icon";
import { isChoiceOpen } from "@/lib/features/teams/rules/mode-choice";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { ChoiceMaking } from "./choice-making";
import type { PartProps } from "./places";
import { RandomMaking } from "./random-making";
import styles from "./team-making.module.css";

/** The three methods of making teams, and the buttons that pair the teams (T2). */
export async function TeamMaking({ loaded, activity }: PartProps) {
  const t = await getTranslations("arrange");
  const { arrangement } = loaded;
  const made = arrangement.teams.length > 0;
  const matched = arrangement.matches.length > 0;
  const open = isChoiceOpen(activity);
  if (activity.phase === "closed") {
    return (
      <>
        <div className={arrangeStyles.steer}>
          <h1>{t("title")}</h1>
        </div>
        <p className={arrangeStyles.panel}>{t("closed")}</p>
      </>
    );
  }
  return (
    <MakingMethods
      legend={t("ways.legend")}
      isFolded={made && !open}
      first={open ? "choice" : "random"}
      labels={{ choice: t("ways.choice"), random: t("ways.random"), hand: t("ways.hand") }}
      title={<h1>{t("title")}</h1>}
      acts={
        made && (
          <>
            <PreviewButton change={{ do: "pair" }} variant={matched ? undefined : "go"}>
              <Icon name="swap" />
              {t("pair", { again: matched ? "yes" : "no" })}
            </PreviewButton>
            {matched && isAtLeast(activity.phase, "compare") && (
              <PreviewButton change={{ do: "next-round" }}>{t("nextRound")}</PreviewButton>
            )}
          </>
        )
      }
      panels={{
        choice: <ChoiceMaking loaded={loaded} activity={activity} />,
        random: <RandomMaking loaded={loaded} activity={activity} />,
        hand: (
          <div className={styles.way}>
            <p>{t("hand.text")}</p>
          </div>
        ),
      }}
    />
  );
}
