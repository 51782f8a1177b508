import { getTranslations } from "next-intl/server";
import { phaseTable } from "@/lib/rules/phases/phases";
import { BigCount } from "./screen";
import type { Steering } from "@/lib/auth/standing";
import type { Board } from "@/lib/classroom/board/board";
import { loadWallResults } from "@/lib/classroom/results/results";

/** The number that matters in this phase. People are counted among the joined (Q13); with the results, among all whom their sentence counts. */
export async function ProjectorCount({ board: { facts, students }, steering }: { board: Board; steering: Steering }) {
  const t = await getTranslations("projector");
  switch (phaseTable[facts.phase].wall.count) {
    case "joined":
      return <BigCount n={facts.joined} of={t("joined", { students })} word={t("joinedWord")} />;
    case "handed-in":
      return (
        <BigCount
          n={facts.handedIn}
          of={t("handedIn", { teams: facts.teams })}
          word={t("handedInWord", { n: facts.handedIn })}
        />
      );
    case "voted":
      return (
        <BigCount n={facts.final} of={t("voted", { joined: facts.joined })} word={t("votedWord", { n: facts.final })} />
      );
    case "results": {
      const turnout = (await loadWallResults(steering))?.tally.turnout;
      return turnout === undefined ? null : (
        <BigCount
          n={turnout.both + turnout.onlyFinal}
          of={t("voted", { joined: turnout.people })}
          word={t("votedFinalWord")}
        />
      );
    }
  }
}
