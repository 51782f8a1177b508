import type { Exemplar, Lesson } from "@/lib/content/schema";
import { casesByMode, type CaseSentences } from "./cases";

/** The cases that simulated students choose from for their team's mode. */
export function casesOf(lesson: Lesson, mode: string): readonly CaseSentences[] {
  const exemplar = lesson.exemplars[mode];
  return casesByMode[mode] ?? (exemplar === undefined ? [] : [caseOfExemplar(exemplar)]);
}

/** What simulated students write about a mode that has no case in `cases.ts`: the mode's exemplar, split into sentences. */
export function caseOfExemplar({ title, scenario, harmed, prevention, response }: Exemplar): CaseSentences {
  const [extra, ...answer] = sentencesOf(response).reverse();
  return {
    title,
    scenario: sentencesOf(scenario),
    harmed: sentencesOf(harmed),
    prevention: sentencesOf(prevention),
    response: answer.reverse(),
    more: extra === undefined ? [] : [extra],
  };
}

const sentencesOf = (text: string) => text.split(/(?<=[.?!])\s+/).filter((sentence) => sentence !== "");
