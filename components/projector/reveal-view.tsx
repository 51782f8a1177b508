import { getTranslations } from "next-intl/server";
import { FigurePatterns } from "@/components/results/patterns";
import { createSentenceFormatter } from "@/components/results/sentences";
import { Reveal } from "./reveal";
import type { Reading } from "@/lib/auth/standing";
import { loadWallResults } from "@/lib/classroom/results/results";
import { lessonOf } from "@/lib/content/lesson";
import { isRevealed } from "@/lib/rules/projector/wall";
import { peopleFor } from "@/lib/rules/results/tally";
import { describeFlows, describeMoved, describeTurnout } from "@/lib/rules/results/tally-sentences";

/** Q6: the reveal on the projector: what the class may see, and nothing of it before results. */
export async function RevealView({ reading }: { reading: Reading }) {
  const { contentId, revealStep: step } = reading.activity;
  const { modes, ballotQuestion } = lessonOf(contentId);
  const [results, t, formatSentence] = await Promise.all([
    loadWallResults(reading),
    getTranslations("results.wall"),
    createSentenceFormatter(modes, "wall"),
  ]);
  if (results === null) return null;
  const { tally } = results;
  const moved = tally.movement !== null && tally.movement.people > 0 ? tally.movement : null;
  const [before, after] = moved === null ? [tally.before, tally.final] : [moved.before, moved.after];
  const columns = modes.map(({ id, name }) => ({
    mode: id,
    name,
    before: peopleFor(before, id),
    after: peopleFor(after, id),
    was: t("was", { n: peopleFor(before, id) }),
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
