import { getTranslations } from "next-intl/server";
import { BigCount } from "@/components/teacher/projector/screen";
import type { Board } from "@/lib/classroom/board";

/** The number that matters in this phase. Of people: always of the joined (Q13). */
export async function WallCount({ facts, students }: Board) {
  const t = await getTranslations("projector");
  switch (facts.phase) {
    case "setup":
    case "learn":
    case "closed":
      return <BigCount n={facts.joined} of={t("joined", { students })} word={t("joinedWord")} />;
    case "write":
    case "compare":
      return <BigCount n={facts.handedIn} of={t("handedIn", { teams: facts.teams })} word={t("handedInWord", { n: facts.handedIn })} />;
    case "vote":
    case "results":
      return <BigCount n={facts.final} of={t("voted", { joined: facts.joined })} word={t("votedWord", { n: facts.final })} />;
  }
}
