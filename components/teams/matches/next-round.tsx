import { getTranslations } from "next-intl/server";
import { PreviewButton } from "@/components/arranging/teams/desk-buttons";
import { ArrangeDesk } from "@/components/arranging/teams/arrange-desk";
import { ClientMessages } from "@/lib/messages/client-messages";
import {
  applyChangeAction,
  lockAction,
  markAbsentAction,
  previewChangeAction,
} from "@/lib/features/arranging/teams/actions/arrange";

/** Makes the matches of the next round, after the same preview as on the page of teams and matches (Q18). */
export async function NextRound({ activityId }: { activityId: string }) {
  const t = await getTranslations("activity.steer");
  return (
    <ClientMessages of={["arrangeDesk"]}>
      <ArrangeDesk
        places={{ teams: [], students: [], modes: [], ended: [], most: 0 }}
        preview={previewChangeAction.bind(null, activityId)}
        apply={applyChangeAction.bind(null, activityId)}
        mark={markAbsentAction.bind(null, activityId)}
        lock={lockAction.bind(null, activityId)}
      >
        <PreviewButton change={{ do: "next-round" }}>{t("nextRound")}</PreviewButton>
      </ArrangeDesk>
    </ClientMessages>
  );
}
