import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { findMutants } from "./find-mutants";
import { tryMutants, type Verdict } from "./try-mutants";

const root = path.join(import.meta.dirname, "testing/tiny");

it(
  "a mutant that a test notices is killed by it, one that none notices survives with the tests that ran, one that hangs is counted apart",
  { timeout: 600_000 },
  async () => {
    const source = readFileSync(path.join(root, "age.ts"), "utf8");
    const afters = ["age > 67;", "age <= 18;", "age >= 200;", "left += 1;"];
    const mutants = findMutants("age.ts", source).filter(({ after }) => afters.some((each) => after.endsWith(each)));
    const verdicts: Record<string, Verdict> = {};
    const said: string[] = [];
    await tryMutants({
      tree: { root, config: path.join(root, "vitest.config.ts") },
      mutants,
      testsOf: () => ["red.tests.ts", "age.tests.ts"],
      seed: 1,
      lanes: 1,
      hangsAfter: 5_000,
      log: (line) => said.push(line),
      onVerdict: ({ after }, verdict) => (verdicts[after] = verdict),
    });
    expect(verdicts).toEqual({
      "export const isOld = (age: number) => age > 67;": {
        kind: "killed",
        by: "age.tests.ts: one is old from 67 on",
        message: expect.stringContaining("expected [ false, false ] to deeply equal [ false, true ]") as unknown,
      },
      "return age <= 18;": { kind: "survived", ran: ["age.tests.ts"] },
      "return age >= 200;": { kind: "survived", ran: [] },
      "while (left > 0) left += 1;": { kind: "timed out", by: "all tests together" },
    });
    // A test that is red by itself kills nothing, and is named.
    expect(said.join("\n")).toContain("fails without a mutant: red.tests.ts: fails with and without a mutant");
    expect(readFileSync(path.join(root, "age.ts"), "utf8")).toBe(source);
  },
);
