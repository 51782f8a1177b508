import { getTranslations } from "next-intl/server";
import { FigurePatterns } from "@/components/votes/results/patterns";
import { createSentenceFormatter } from "@/components/votes/results/sentences";
import { Reveal } from "./reveal";
import type { ActivityReader } from "@/lib/activity/authorise";
import { loadProjectorResults } from "@/lib/features/votes/results/results";
import { modeOf, shownMode } from "@/lib/content/lesson";
import { isRevealed } from "@/lib/activity/rules/projector";
import { revealColumns } from "@/lib/features/votes/results/rules/revealed";
import { describeFlows, describeMoved, describeTurnout } from "@/lib/features/votes/results/rules/tally-sentences";

/** The reveal on the projector. It shows only what the class may see, and nothing before Results (Q6). */
export async function RevealView({ reader }: { reader: ActivityReader }) {
  const { lesson, revealStep: step } = reader.activity;
  const { modes, ballotQuestion } = lesson;
  const [results, t, formatSentence] = await Promise.all([
    loadProjectorResults(reader),
    getTranslations("results.wall"),
    createSentenceFormatter(modes, "wall"),
  ]);
  if (results === null) return null;
  const { tally } = results;
  const { moved, columns: counts } = revealColumns(
    tally,
    modes.map(({ id }) => id),
  );
  const columns = counts.map((column) => ({
    ...column,
    mode: shownMode(modeOf(lesson, column.mode)),
    was: t("was", { n: column.before }),
  }));
  const counted = moved === null ? [t("all", { n: tally.finalBallots })] : [];
  return (
    <>
      <FigurePatterns prefix="wall" scale={2.6} />
      <Reveal
        step={step}
        columns={columns}
        question={ballotQuestion}
        text={
          isRevealed(step, "sentence")
            ? {
                headline: formatSentence(describeMoved(tally)),
                sentence: moved === null ? "" : formatSentence(describeFlows(moved)),
                note: [...counted, ...describeTurnout(tally).map(formatSentence)].join(" "),
              }
            : null
        }
      />
    </>
  );
}
