import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { patience } from "@/lib/testing/patience";
import { findMutants } from "./find-mutants";
import { tryMutants, type Verdict } from "./try-mutants";

const root = path.join(import.meta.dirname, "testing/tiny");
const source = readFileSync(path.join(root, "age.ts"), "utf8");

/** The verdicts by what the mutants end with, and what was said beside them. */
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
    hangsAfter: patience(4_000),
    log: (line) => said.push(line),
    onVerdict: ({ after }, verdict) => (verdicts[ends.find((end) => after.endsWith(end)) ?? ""] = verdict),
  });
  return { verdicts, said: said.join("\n") };
}

it("a mutant that a test notices is killed by it, one that none notices survives with the tests that ran, one that hangs is counted apart", async () => {
  const { verdicts } = await tryThose(["age > 67;", "age <= 18;", "age >= 200;", "left += 1;"], ["age.tests.ts"]);
  expect(verdicts).toEqual({
    "age > 67;": {
      kind: "killed",
      by: "age.tests.ts: one is old from 67 on",
      message: expect.stringContaining("expected [ false, false ] to deeply equal [ false, true ]") as unknown,
    },
    "age <= 18;": { kind: "survived", ran: ["age.tests.ts"] },
    "age >= 200;": { kind: "survived", ran: [] },
    "left += 1;": { kind: "timed out", by: "all tests together" },
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
