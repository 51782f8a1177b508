import { questionFields } from "@/lib/activity/rules/question-fields";
import { findMode, textsOfExample } from "@/lib/content/lesson";
import type { Example, Lesson } from "@/lib/content/schema";
import { casesByMode, type CaseSentences } from "./cases";

/** The cases that simulated students choose from for their team's mode. */
export function casesOf(lesson: Lesson, mode: string): readonly CaseSentences[] {
  const example = findMode(lesson, mode)?.example;
  return casesByMode[mode] ?? (example === undefined ? [] : [caseOfExample(example)]);
}

/** What simulated students write about a mode that has no case in `cases.ts`: the mode's exemplar, split into sentences. */
export function caseOfExample(example: Example): CaseSentences {
  const { title, scenario, response, ...texts } = textsOfExample(example);
  const answers = questionFields.flatMap((field) =>
    field === "response" ? [] : [[field, sentencesOf(texts[field])] as const],
  );
  const [extra, ...answer] = sentencesOf(response).reverse();
  return {
    title,
    scenario: sentencesOf(scenario),
    ...Object.fromEntries(answers),
    response: answer.reverse(),
    more: extra === undefined ? [] : [extra],
  };
}

const sentencesOf = (text: string) => text.split(/(?<=[.?!])\s+/).filter((sentence) => sentence !== "");
