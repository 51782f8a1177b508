/**
 * Chooses the tests that run for a product file: all that import it, directly or not. Near tests run first: those in its folder or one above, those of
 * its feature, and those that cite one of its rules.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { testsIn } from "@/e2e/run/named-tests";
import { rulesCitedIn } from "@/e2e/run/read-rules";
import { isTest } from "./areas";

/** Left out: tests that import these, since their processes load product files themselves, and tests that take minutes (`isElsewhere`). */
const otherProcesses = [
  "lib/server/testing/real-server.ts",
  "lib/server/testing/run-command.ts",
  "e2e/faults/process.ts",
];
const isElsewhere = (file: string) => file.startsWith("e2e/") && file.endsWith(".many.test.ts");

/** How many integration tests, which take seconds, each step has; the last step has all others. */
const integrationSteps = [2, 5, 25];
export const isIntegration = (file: string) => /\.(?:int|many)\.tests?\.ts$/.test(file);

export class Tests {
  private readonly sources: ReadonlyMap<string, string>;
  /** For each product file, the tests that import it, with the number of imports between. */
  private readonly importers = new Map<string, Map<string, number>>();
  private readonly rulesOfTests = new Map<string, ReadonlySet<string>>();

  constructor(root: string, files: readonly string[]) {
    this.sources = new Map(files.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));
    for (const test of files.filter((file) => isTest(file) && !isElsewhere(file))) {
      const distances = this.distancesFrom(test);
      if (otherProcesses.some((file) => distances.has(file))) continue;
      for (const [file, distance] of distances) {
        const known = this.importers.get(file) ?? new Map<string, number>();
        this.importers.set(file, known.set(test, distance));
      }
      this.rulesOfTests.set(test, new Set(this.namesIn(test).flatMap(rulesCitedIn)));
    }
  }

  sourceOf(file: string): string {
    const source = this.sources.get(file);
    if (source === undefined) throw new Error(`there is no ${file}`);
    return source;
  }

  isImported(file: string): boolean {
    return this.importers.has(file);
  }

  /**
   * The steps of tests: a mutant goes to the next step when no test of the step before noticed it. They are the near unit tests, the two nearest
   * integration tests, the next ones, and all other tests that import the file.
   */
  stepsFor(file: string): readonly (readonly string[])[] {
    const distances = this.importers.get(file) ?? new Map<string, number>();
    const rules = rulesCitedIn(this.sources.get(file) ?? "");
    const kindOf = (test: string) => {
      if (file.startsWith(`${path.dirname(test)}/`)) return 0;
      // These run on PostgreSQL or Redis only.
      if (test.endsWith(".many.test.ts")) return 4;
      if (featureOf(test) === featureOf(file)) return 1;
      return rules.some((cited) => this.rulesOfTests.get(test)?.has(cited) === true) ? 2 : 3;
    };
    const rank = (test: string) => 100 * kindOf(test) + (distances.get(test) ?? 0);
    const all = [...distances.keys()].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
    const units = all.filter((test) => !isIntegration(test));
    const integration = all.filter(isIntegration);
    const parts = integrationSteps.map((count) => integration.splice(0, count));
    const isNear = (test: string) => kindOf(test) < 3;
    return [units.filter(isNear), ...parts, [...units.filter((test) => !isNear(test)), ...integration]];
  }

  /** The names of a file's tests, and of the suites that it runs. */
  private namesIn(test: string): string[] {
    const suites = [...this.imports(test)].filter((file) => /-(?:tests|suite)\.ts$/.test(file));
    return [test, ...suites].flatMap((file) => testsIn(file, this.sourceOf(file)).map(({ name }) => name));
  }

  private distancesFrom(test: string): Map<string, number> {
    const distances = new Map([[test, 0]]);
    // A Map's iteration includes entries added during it, in their order: nearer files come first.
    for (const [file, distance] of distances)
      for (const imported of this.imports(file)) if (!distances.has(imported)) distances.set(imported, distance + 1);
    return distances;
  }

  private *imports(file: string): Generator<string> {
    for (const [, from = ""] of (this.sources.get(file) ?? "").matchAll(
      /^(?!import type )[^\n]*(?:from|import|import\() ?"([@.][^"]*)"/gm,
    )) {
      const at = from.startsWith("@/") ? from.slice(2) : path.join(path.dirname(file), from);
      const found = [at, `${at}.ts`, `${at}.tsx`].find((candidate) => this.sources.has(candidate));
      if (found !== undefined) yield found;
    }
  }
}

/** The name of the file's area (docs/architecture.md); for files of no area, their folder. */
const featureOf = (file: string) =>
  /^(?:lib\/features|components|e2e\/specs)\/([a-z-]+)\//.exec(file)?.[1] ??
  /^(lib\/[a-z-]+\/[a-z-]+)\//.exec(file)?.[1] ??
  path.dirname(file);
