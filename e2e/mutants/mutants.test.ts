import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { seededRandom, shuffle } from "@/lib/activity/rules/random";
import { runSeed } from "@/lib/testing/run-seed";
import { areaOf, isProduct, listSources } from "./areas";
import { isIntegration, Tests } from "./choose-tests";
import { chooseMutants, findStale } from "./choose-mutants";
import { equivalents } from "./equivalent";
import { applyEdit, findMutants, type Mutant } from "./find-mutants";
import { insertProbes } from "./probe";
import { killedShare, table } from "./report";
import { walk } from "./syntax";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const sources = listSources(root);
const product = sources.filter(isProduct);

describe("the mutants of a line", () => {
  const cases: [line: string, kind: Mutant["kind"], afters: string[]][] = [
    ["f(a && b);", "and, or", ["f(a || b);"]],
    ["f(a && b);", "dropped condition", ["f(a);", "f(b);"]],
    ["f(a ?? b);", "dropped condition", ["f(a);"]],
    ["f((a || b) && c);", "dropped condition", ["f((a || b));", "f(c);", "f((a) && c);", "f((b) && c);"]],
    ["if (a) return;", "dropped condition", [";"]],
    ["if (a) return;", "negated condition", ["if (!(a)) return;"]],
    ["f(a ? 'b' : 'c', !d);", "negated condition", ["f(!(a) ? 'b' : 'c', !d);", "f(a ? 'b' : 'c', d);"]],
    ["f(a < b, c >= d);", "border", ["f(a <= b, c >= d);", "f(a < b, c > d);"]],
    ["f(a === b);", "comparison", ["f(a !== b);"]],
    ["f(isNull(a));", "comparison", ["f(isNotNull(a));"]],
    ["f(anyOf(a, b));", "comparison", ["f(not(anyOf(a, b)));"]],
    ["f(a.some(b));", "comparison", ["f(a.every(b));"]],
    [
      "q.where(and(eq(a, b), isNull(c)));",
      "dropped filter",
      ["q;", "q.where(and(isNull(c)));", "q.where(and(eq(a, b)));"],
    ],
    ["f(and(a, b));", "and, or", ["f(or(a, b));"]],
    ["f(a.filter(b));", "dropped filter", ["f(a);"]],
    ["f(a - b, 'x' + c);", "calculation", ["f(a + b, 'x' + c);"]],
    ["f(Math.min(a, b));", "calculation", ["f(Math.max(a, b));"]],
    ["a++;", "calculation", ["a--;"]],
    ["f(9, 100, true);", "constant", ["f(10, 100, true);", "f(9, 200, true);", "f(9, 100, false);"]],
    ["await invalidate(a);", "dropped call", [";"]],
    ["log().warn({ a: 1 < 2 }, 'said');", "dropped call", []],
    ["log().warn({ a: 1 < 2 }, 'said');", "border", []],
    ["f(a.toSorted((one, other) => one - other));", "order", ["f(a.toSorted((other, one) => one - other));"]],
    ["q.orderBy(desc(a), b);", "order", ["q.orderBy(asc(a), b);", "q.orderBy(b);", "q.orderBy(desc(a));"]],
    ["f([a, b]);", "shorter list", ["f([b]);", "f([a]);"]],
    ["type A = 1 | true;", "constant", []],
    ["f(a as 1, b satisfies true);", "constant", []],
  ];
  it.each(cases)("%s: %s", (line, kind, afters) => {
    const found = findMutants("a.ts", `export async function g() {\n  ${line}\n}\n`);
    const ofKind = found.filter((mutant) => mutant.kind === kind);
    expect(ofKind.map(({ after }) => after).toSorted()).toEqual(afters.toSorted());
    expect(found.every((mutant) => mutant.line === 2 && mutant.before === line && mutant.within === "g")).toBe(true);
  });
});

it("a mutant that calls another function of drizzle imports it where the file does not", () => {
  const line = "\nconst query = and(isNull(a), b);\n";
  const afterOf = (imported: string) => {
    const source = `import { ${imported} } from "drizzle-orm";${line}`;
    return findMutants("a.ts", source)
      .filter(({ kind }) => kind === "comparison")
      .map(({ edit }) => applyEdit(source, edit));
  };
  const changed = line.replace("isNull", "isNotNull");
  expect(afterOf("and, isNull")).toEqual([
    `import { and, isNull } from "drizzle-orm";${changed}import { isNotNull } from "drizzle-orm";\n`,
  ]);
  expect(afterOf("and, isNotNull, isNull")).toEqual([
    `import { and, isNotNull, isNull } from "drizzle-orm";${changed}`,
  ]);
});

it("what any mutant, or its probe, makes of a product file can be parsed, and is another text", () => {
  const random = seededRandom(runSeed());
  const files = shuffle(product, random).slice(0, 150);
  let count = 0;
  for (const file of files) {
    const [source, mutants] = [read(file), findMutants(file, read(file))];
    const probed = insertProbes(source, mutants, file);
    expect(() => walk(file, probed, () => undefined), file).not.toThrow();
    for (const mutant of shuffle(mutants, random).slice(0, 5)) {
      const changed = applyEdit(source, mutant.edit);
      expect(changed, `${file}:${mutant.line}`).not.toBe(source);
      expect(() => walk(file, changed, () => undefined), `${file}:${mutant.line} ${mutant.after}`).not.toThrow();
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(200);
});

it("each answered mutant in equivalent.ts is a mutant that is there", () => {
  const files = [...new Set(equivalents.map(({ file }) => file))];
  expect(
    findStale(
      equivalents,
      files.flatMap((file) => findMutants(file, read(file))),
    ),
  ).toEqual([]);
});

it("the tests of a file come in steps: near unit tests, the nearest integration tests, the next ones, and all others that import it", () => {
  const tests = new Tests(root, sources);
  const steps = tests.stepsFor("lib/activity/rules/clock.ts");
  const [units = [], nearest = [], next = []] = steps;
  expect(units.slice(0, 3)).toContain("lib/activity/rules/clock.test.ts");
  expect(nearest).toHaveLength(2);
  expect(tests.stepsFor("lib/features/hour/clocks/clocks.ts")[1]).toContain(
    "lib/features/hour/clocks/clocks.int.test.ts",
  );
  expect(units.every((test) => !isIntegration(test))).toBe(true);
  expect(next.every(isIntegration)).toBe(true);
  expect(steps.at(-1)?.length).toBeGreaterThan(10);
  expect(steps.flat()).toContain("lib/features/phases/phases.int.test.ts");
  expect(new Set(steps.flat()).size).toBe(steps.flat().length);
  expect(tests.stepsFor("lib/features/teams/queries/teams.ts").flat()).toContain("lib/features/ended-rows.int.test.ts");
  expect(tests.stepsFor("lib/bus/redis-bus.ts")[1]).toContain("lib/bus/redis-bus.many.test.ts");
});

it("an area is the first that has the file; tests and what they use are of none", () => {
  expect(areaOf("lib/activity/rules/access.ts")).toBe("access");
  expect(areaOf("lib/server/http/front-door/body/body.ts")).toBe("access");
  expect(areaOf("lib/server/http/probes.ts")).toBe("server");
  expect(product.filter((file) => /\.test\.|\.spec\.|\/testing\//.test(file))).toEqual([]);
});

it("a seed draws the same again, and as many of each area", () => {
  const groups = ["lib/activity/rules/clock.ts", "lib/features/hour/clocks/queries/clocks.ts"].map((file) =>
    findMutants(file, read(file)),
  );
  const drawn = chooseMutants(groups, 20, 7);
  expect(chooseMutants(groups, 20, 7)).toEqual(drawn);
  expect(chooseMutants(groups, 20, 8)).not.toEqual(drawn);
  expect(drawn.filter(({ file }) => file.includes("/queries/"))).toHaveLength(10);
});

it("only what was killed or survived counts for the share", () => {
  const [mutant] = findMutants("lib/activity/rules/clock.ts", read("lib/activity/rules/clock.ts"));
  if (mutant === undefined) throw new Error("no mutant");
  const judged = [
    { mutant, verdict: { kind: "killed", by: "", message: "" } as const },
    { mutant, verdict: { kind: "killed", by: "", message: "" } as const },
    { mutant, verdict: { kind: "killed", by: "", message: "" } as const },
    { mutant, verdict: { kind: "survived", ran: [] } as const },
    { mutant, verdict: { kind: "timed out", by: "" } as const },
    { mutant, verdict: { kind: "equivalent", why: "" } as const },
  ];
  expect(killedShare(judged)).toBe(75);
  expect(table(judged)).toContain("| all | 6 | 3 | 1 | 1 | 0 | 1 | 75.0 % |");
});
