import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import messages from "@/messages/en.json";

const format = createTranslator({
  locale: "en",
  messages: messages,
  namespace: "results.says",
  onError: (error) => {
    throw error;
  },
});
const mode = {
  loserMode: "Hallucination",
  gainerModeLow: "brittleness",
  studiedModeLow: "bias",
  bestMode: "Bias",
  bestModeLow: "bias",
  moreModeLow: "bias",
  lessModeLow: "brittleness",
};
const words = Object.fromEntries(
  [
    "moved",
    "people",
    "loserBefore",
    "loserAfter",
    "lost",
    "gainerBefore",
    "gainerAfter",
    "late",
    "own",
    "before",
    "after",
    "met",
    "more",
    "less",
  ].map((name) => [`${name}Word`, "three"]),
);
const values = (n: number) => ({
  ...mode,
  ...words,
  moved: n,
  people: n,
  loserBefore: n,
  both: n,
  onlyBefore: n,
  onlyFinal: n,
  none: n,
  late: n,
  before: n,
  after: n,
  less: n,
  votes: n,
});

/** All keys that lib/features/votes/results/rules/tally-sentences.ts may return. */
const keys = [
  "title",
  "moved-none",
  "moved",
  "flows-nobody",
  "flows-same",
  "flows-balanced",
  "flows-lost",
  "flows-lost-all",
  "flows-changed",
  "turnout",
  "turnout-all",
  "in-picture",
  "after-reveal",
  "apart",
  "by-mode",
  "by-mode-none",
  "by-mode-too-few",
  "own",
  "own-same",
  "own-none",
  "met-none",
  "met-too-few",
  "met-even",
  "met-won-all",
  "met-lost-none",
  "met-widest",
] as const;

describe("Q10: the sentences under the figures", () => {
  it("Q10d: each can be said of nobody, one and several, to each reader", () => {
    for (const key of keys)
      for (const reader of ["class", "teacher", "wall"])
        for (const n of [0, 1, 3]) expect(format(key, { ...values(n), reader }), key).toMatch(/\S/);
  });

  it("Q10d: has no sentence that is never said", () => {
    expect(Object.keys(messages.results.says).sort()).toEqual([...keys].sort());
  });

  it("Q10d: each counts people: no percentages and no cause", () => {
    for (const key of keys)
      expect(format(key, { ...values(3), reader: "class" }), key).not.toMatch(
        /%|per cent|led to|made (them|you)|so that/i,
      );
  });
});
