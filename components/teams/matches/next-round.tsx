import { getTranslations } from "next-intl/server";
import { PreviewButton } from "@/components/arranging/teams/desk-buttons";
import { ArrangeDesk } from "@/components/arranging/teams/arrange-desk";
import { ClientMessages } from "@/lib/messages/client-messages";

/** Makes the matches of the next round, after the same preview as on the page of teams and matches (Q18). */
export async function NextRound({ activityId }: { activityId: string }) {
  const t = await getTranslations("activity.steer");
  return (
    <ClientMessages of={["arrangeDesk"]}>
      <ArrangeDesk activityId={activityId} places={{ teams: [], students: [], modes: [], ended: [], most: 0 }}>
        <PreviewButton change={{ do: "next-round" }}>{t("nextRound")}</PreviewButton>
      </ArrangeDesk>
    </ClientMessages>
  );
}
