import { TermHelp } from "@/components/ui/display/term-help";

/** The words that the matching uses, explained where they stand. */
export function MatchHelp() {
  return (
    <>
      <TermHelp term="cause" /> <TermHelp term="mode" />
    </>
  );
}
