import { expect, it } from "vitest";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { chooseHint } from "./hint";
import { countWords } from "./words";

it.each([
  ["harmed", 60, 150],
  ["scenario", 80, 200],
])(
  "S4f: a hint asks only a beginning for more: a text of 25 words may hold what it asks for; %s is long enough from %i words and long above %i",
  (field, least, most) => {
    const says = Array.from({ length: 250 }, (_, words) => chooseHint(field, words));
    expect(says[0]).toBe("aim");
    expect(says.flatMap((each, words) => (each === "start" ? [words] : []))).toEqual(
      Array.from({ length: 24 }, (_, at) => at + 1),
    );
    expect(new Set(says.slice(25, least))).toEqual(new Set(["aim"]));
    expect(new Set(says.slice(least, most + 1))).toEqual(new Set([null]));
    expect(new Set(says.slice(most + 1))).toEqual(new Set(["long"]));
  },
);

it("S4f: each text of each worked example is long enough, and none is long", () => {
  const hints = builtInLesson.modes.flatMap(({ id, example: { scenario, answers } }) =>
    Object.entries({ scenario, ...answers }).map(([field, { text }]) => ({
      of: `${id} ${field}`,
      hint: chooseHint(field, countWords(text)),
    })),
  );
  expect(hints).toHaveLength(16);
  expect(hints.filter(({ hint }) => hint !== null)).toEqual([]);
});
