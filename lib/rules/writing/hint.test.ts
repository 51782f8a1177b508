import { expect, it } from "vitest";
import { chooseHint } from "./hint";

it("S4: a hint asks only a beginning for more: an answer of 25 words may hold what it asks for", () => {
  const says = Array.from({ length: 200 }, (_, words) => chooseHint(words));
  expect(says[0]).toBe("aim");
  expect(says.flatMap((each, words) => (each === "start" ? [words] : []))).toEqual(
    Array.from({ length: 24 }, (_, at) => at + 1),
  );
  expect(new Set(says.slice(25, 60))).toEqual(new Set(["aim"]));
  expect(new Set(says.slice(60, 151))).toEqual(new Set([null]));
  expect(new Set(says.slice(151))).toEqual(new Set(["long"]));
});
