import { getTranslations } from "next-intl/server";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { capitalise, numberWords } from "@/lib/messages/number-words";
import type { Sentence } from "@/lib/features/votes/results/rules/tally-sentences";
import { nameOf, type NamedMode } from "./named-mode";

/** The reader: the class itself, the teacher, or everyone at the projector. */
export type Reader = "class" | "teacher" | "wall";

/** Formats the sentences of lib/features/votes/results/rules/tally-sentences.ts: with counts as `n` and `nWord`, modes as `aMode` and `aModeLow`. */
export async function createSentenceFormatter(
  modes: readonly NamedMode[],
  reader: Reader,
): Promise<(sentence: Sentence) => string> {
  const [t, word] = await Promise.all([getTranslations("results.says"), numberWords()]);
  return ({ key, counts, modes: ids }) => {
    const values: Record<string, string | number> = { reader };
    for (const [name, count] of Object.entries(counts))
      Object.assign(values, { [name]: count, [`${name}Word`]: word(count) });
    for (const [name, id] of Object.entries(ids))
      Object.assign(values, { [name]: nameOf(modes, id), [`${name}Low`]: nameInSentence(nameOf(modes, id)) });
    // The keys come from the rules; sentences.test.ts checks each one.
    return capitalise(t(key as Parameters<typeof t>[0], values));
  };
}
