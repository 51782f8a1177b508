import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AskButton } from "@/components/teams/arrange/act-button";
import { ArrangeDesk } from "@/components/teams/arrange/arrange-desk";
import { messagesFor } from "@/lib/messages/client";
import { applyChangeAction, markAbsentAction, previewChangeAction } from "@/lib/actions/teams/arrange";

/** Q18: new matches with new notes; what that means is shown first, as on the page for teams and matches. */
export async function NextRound({ activityId }: { activityId: string }) {
  const t = await getTranslations("activity.steer");
  return (
    <NextIntlClientProvider messages={await messagesFor("arrangeDesk")}>
      <ArrangeDesk
        places={{ teams: [], modes: [], ended: [], most: 0 }}
        preview={previewChangeAction.bind(null, activityId)}
        apply={applyChangeAction.bind(null, activityId)}
        mark={markAbsentAction.bind(null, activityId)}
      >
        <AskButton change={{ do: "next-round" }}>{t("nextRound")}</AskButton>
      </ArrangeDesk>
    </NextIntlClientProvider>
  );
}
