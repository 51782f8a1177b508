import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { patience } from "@/lib/testing/patience";
import { findMutants } from "./find-mutants";
import { reaching, tryMutants, type Verdict } from "./try-mutants";

const root = path.join(import.meta.dirname, "testing/tiny");
const source = readFileSync(path.join(root, "age.ts"), "utf8");

/** Tries the mutants that end with one of `ends`. Returns their verdicts by that end, and what was logged. */
async function tryThose(ends: readonly string[], ...steps: readonly string[][]) {
  const verdicts: Record<string, Verdict> = {};
  const said: string[] = [];
  await tryMutants({
    tree: { root, config: path.join(root, "vitest.config.ts") },
    mutants: findMutants("age.ts", source).filter(({ after }) => ends.some((end) => after.endsWith(end))),
    sourceOf: () => source,
    stepsFor: () => steps,
    seed: 1,
    lanes: 1,
    hangsAfter: patience(2_000),
    log: (line) => said.push(line),
    onVerdict: ({ after }, verdict) => (verdicts[ends.find((end) => after.endsWith(end)) ?? ""] = verdict),
  });
  return { verdicts, said: said.join("\n") };
}

it("a mutant that a test notices is killed by it, one that none notices survives with the tests that ran, one that hangs is killed where nothing hangs without it", async () => {
  const { verdicts } = await tryThose(["age > 67;", "age <= 18;", "age >= 200;", "left += 1;"], ["age.tests.ts"]);
  expect(verdicts).toEqual({
    "age > 67;": {
      kind: "killed",
      by: "age.tests.ts: one is old from 67 on",
      message: expect.stringContaining("expected [ false, false ] to deeply equal [ false, true ]") as unknown,
    },
    "age <= 18;": { kind: "survived", ran: ["age.tests.ts"] },
    "age >= 200;": { kind: "survived", ran: [] },
    "left += 1;": {
      kind: "killed",
      by: "all tests together",
      message: "takes too long each time, with the mutant only",
    },
  });
  expect(readFileSync(path.join(root, "age.ts"), "utf8")).toBe(source);
});

it("a mutant that no test of the first step has noticed is tried with those of the next", async () => {
  const { verdicts } = await tryThose(["age > 67;", "age >= 200;"], [], ["age.tests.ts"]);
  expect(verdicts).toMatchObject({ "age > 67;": { kind: "killed" }, "age >= 200;": { kind: "survived" } });
});

it("a test that fails without the mutant kills none, and leaves open what it might have noticed", async () => {
  const { verdicts, said } = await tryThose(["age <= 18;"], ["red.tests.ts", "age.tests.ts"]);
  expect(verdicts["age <= 18;"]).toEqual({
    kind: "unclear",
    why: "no other test noticed it, and these fail without it too: red.tests.ts",
  });
  expect(said).toContain("fails without a mutant: red.tests.ts: fails with and without a mutant");
});

it("a test that fails without the mutant too, because it rests on one that was left out, is run again with its whole file", async () => {
  const { verdicts } = await tryThose(["age > 67;", "age < 67;"], ["order.int.tests.ts"]);
  expect(verdicts).toEqual({
    "age > 67;": {
      kind: "killed",
      by: "order.int.tests.ts: one is old from 67 on, once that is prepared",
      message: "expected false to be true // Object.is equality",
    },
  });
});

it("of a file that needs a database only the tests that reach the mutant run; all of them where it is reached outside of tests, or runs when the file is loaded", () => {
  const reached = { outside: [2], tests: { one: [1], other: [1, 3], third: [] } };
  const files = [
    { file: "a.int.test.ts", reached },
    { file: "a.test.ts", reached },
  ];
  const inFunction = { body: { start: 0, end: 1, isBlock: true } };
  expect(reaching(inFunction, 1, files)).toEqual([
    { file: "a.int.test.ts", tests: ["one", "other"] },
    { file: "a.test.ts" },
  ]);
  expect(reaching(inFunction, 2, files)).toEqual([{ file: "a.int.test.ts" }, { file: "a.test.ts" }]);
  expect(reaching(inFunction, 4, files)).toEqual([]);
  expect(reaching({ body: null }, 4, files)).toEqual([{ file: "a.int.test.ts" }, { file: "a.test.ts" }]);
});
