import { getTranslations } from "next-intl/server";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Fold } from "./fold";
import { ModeChoice, type ModeToChoose } from "./mode-choice";
import type { Member } from "@/lib/activity/authorise";
import { loadOwnChoice } from "@/lib/features/teams/mode-choice";
import { hasRoom } from "@/lib/features/teams/rules/mode-choice";

/**
 * Lets a student choose a mode, above the pages of setup and Learn; renders nothing while choosing is closed (Q14). Unfolded until a mode is chosen.
 * Refreshes when choosing opens or closes, and when a place is taken.
 */
export async function ChooseMode({ member }: { member: Member }) {
  const { activity } = member;
  const [state, t] = await Promise.all([loadOwnChoice(member), getTranslations("choosing")]);
  const live = <RefreshOnTopics activityId={activity.id} topics={["phase", "teams", "tray"]} />;
  if (state === null) return live;
  const mine = state.modes.find((mode) => mode.id === state.mine);
  const modes = state.modes.map(({ taken, ...mode }): ModeToChoose => {
    const chosen = mode.id === state.mine;
    const full = !chosen && !hasRoom(taken, state.cap);
    return {
      ...mode,
      places: t("places", { taken, cap: state.cap }),
      full,
      mine: chosen,
      label: t("choose", { state: chosen ? "mine" : full ? "full" : "free", mode: mode.name }),
    };
  });
  const title = t("title", { chosen: mine === undefined ? "no" : "yes" });
  return (
    <>
      <Fold
        openAtFirst={mine === undefined}
        label={title}
        summary={
          <>
            <b>{title}</b>
            {mine !== undefined && <ModeName mode={mine} />}
          </>
        }
      >
        <p>{t("text")}</p>
        <ModeChoice activityId={activity.id} modes={modes} />
      </Fold>
      {live}
    </>
  );
}
