import { getTranslations } from "next-intl/server";
import { PreviewButton } from "@/components/teams/arrange/desk-buttons";
import arrangeStyles from "@/components/teams/arrange/arrange.module.css";
import styles from "./team-making.module.css";
import { ChoiceForm } from "@/components/teams/arrange/choice-form";
import { MakingMethods } from "@/components/teams/arrange/making-methods";
import { ProjectorLink } from "@/components/projector/projector-link";
import { Icon } from "@/components/ui/marks/icon";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { lessonOf } from "@/lib/content/lesson";
import { isJoined } from "@/lib/rules/joining/joined";
import { isChoiceOpen } from "@/lib/rules/teams/mode-choice";
import { isAtLeast } from "@/lib/rules/phases/phases";
import { countRandomTeams } from "@/lib/rules/teams/random-teams";
import { setChoiceAction } from "@/lib/actions/teams/arrange";
import type { PartProps } from "./places";

/** T2: the three methods of making teams, and the buttons that match them. */
export async function TeamMaking({ loaded, activity }: PartProps) {
  const t = await getTranslations("arrange");
  const { arrangement, students } = loaded;
  const joined = students.filter(isJoined).length;
  const made = arrangement.teams.length > 0;
  const matched = arrangement.matches.length > 0;
  const open = isChoiceOpen(activity);
  const again = made ? "yes" : "no";
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
        choice: <Choice loaded={loaded} activity={activity} />,
        random: (
          <div className={styles.way}>
            <p>{formatRandom()}</p>
            {joined === 0 && (
              <ProjectorLink size="small" variant="go" activityId={activity.id}>
                {t("random.project")}
              </ProjectorLink>
            )}
            {joined > 0 && (
              <PreviewButton change={{ do: "draw-teams" }} variant={made ? undefined : "go"}>
                {t("random.make", { again })}
              </PreviewButton>
            )}
          </div>
        ),
        hand: (
          <div className={styles.way}>
            <p>{t("hand.text")}</p>
          </div>
        ),
      }}
    />
  );

  /** The teams there are, or what one click would make. */
  function formatRandom(): string {
    if (joined === 0) return t("random.nobody");
    if (made) return t("random.made", { teams: arrangement.teams.length });
    const [teams, modes] = [countRandomTeams(joined), lessonOf(activity.contentId).modes.length];
    return t("random.text", { joined, teams, modes, fit: teams <= modes ? "yes" : "no" });
  }
}

/** Q14: opens choice, shows who has chosen what, and forms teams by it. */
async function Choice({ loaded, activity }: PartProps) {
  const t = await getTranslations("arrange");
  const late = isAtLeast(activity.phase, "write");
  const open = isChoiceOpen(activity);
  const joined = loaded.students.filter(isJoined);
  const undecided = joined.filter((student) => student.chosenMode === null);
  if (late) return <p>{t("choice.late")}</p>;
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
            {lessonOf(activity.contentId).modes.map((mode) => (
              <li key={mode.id}>
                <ModeName mode={mode.id} name={mode.name} />
                <span className="num">
                  {t("choice.taken", {
                    taken: joined.filter((student) => student.chosenMode === mode.id).length,
                    cap: loaded.cap,
                  })}
                </span>
              </li>
            ))}
          </ul>
        )}
        {open && undecided.length > 0 && (
          <p className="small quiet">
            {t("choice.undecided", { names: undecided.map((student) => student.name).join(", ") })}
          </p>
        )}
        {joined.length > 0 && undecided.length < joined.length && (
          <PreviewButton
            change={{ do: "form-teams" }}
            variant={loaded.arrangement.teams.length === 0 ? "go" : undefined}
          >
            {t("choice.form")}
          </PreviewButton>
        )}
      </div>
      <ChoiceForm
        key={String(activity.choiceCap)}
        cap={activity.choiceCap}
        defaultCap={loaded.defaultCap}
        open={open}
        set={setChoiceAction.bind(null, activity.id)}
      />
    </div>
  );
}
