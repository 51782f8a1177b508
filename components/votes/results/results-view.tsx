/**
 * The four figures, each with its sentence and its table, for students and, with every number, for the teacher (S7). Browsers render the figures from
 * the numbers, because a whole class requests them at one moment (docs/decisions/0006-what-a-class-costs.md).
 */
import { ClientMessages } from "@/lib/messages/client-messages";
import type { Tally } from "@/lib/features/votes/results/rules/tally";
import { MeetingsSection } from "./meetings-section";
import { MovesSection } from "./moves-section";
import { FigurePatterns } from "./patterns";
import { ReasonsSection } from "./reasons-section";
import type { NamedMode } from "./named-mode";
import type { Reader } from "./sentences";
import { SplitSection } from "./split-section";

interface ResultsViewProps {
  results: { tally: Tally; reasons: readonly { mode: string; reasons: readonly string[] }[] };
  modes: readonly NamedMode[];
  /** What the class voted on. */
  question: string;
  reader: Reader;
}

export function ResultsView({ results, modes, question, reader }: ResultsViewProps) {
  const { tally } = results;
  return (
    <ClientMessages of={["results.asTable", "results.flows", "results.split", "results.meetings"]}>
      <FigurePatterns />
      <MovesSection tally={tally} modes={modes} question={question} reader={reader} />
      {tally.byMode !== null && (tally.byMode.shown.length > 0 || tally.byMode.tooFew.length > 0) && (
        <SplitSection byMode={tally.byMode} modes={modes} reader={reader} />
      )}
      {tally.headToHead !== null && <MeetingsSection cells={tally.headToHead} modes={modes} reader={reader} />}
      <ReasonsSection groups={results.reasons} modes={modes} reader={reader} />
    </ClientMessages>
  );
}
