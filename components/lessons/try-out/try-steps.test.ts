import { expect, it } from "vitest";
import { isOfLearn, listTrySteps } from "./try-steps";

it("T16m: the steps are those of a class, in its order; without guesses the first section comes first", () => {
  const sections = [{ id: "bias" }, { id: "write" }];
  const after = ["match", "check", "first-vote", "write", "compare", "vote", "results"];
  const ids = (guesses: readonly string[]) => listTrySteps({ guesses, sections }).map(({ id }) => id);
  expect(ids(["one"])).toEqual(["guess", "section-bias", "section-write", ...after]);
  expect(ids([])).toEqual(["section-bias", "section-write", ...after]);
  expect(
    listTrySteps({ guesses: [], sections })
      .filter((step) => !isOfLearn(step))
      .map(({ id }) => id),
  ).toEqual(["write", "compare", "vote", "results"]);
});
