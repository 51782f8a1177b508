/**
 * A process that runs test files with some product files replaced in memory: the checkout is not changed. It loads vitest once. Each order runs in a
 * new worker, so that one mutant leaves only rows in the database to the next, and each test makes its own rows.
 */
import path from "node:path";
import { BaseSequencer, createVitest, type TestModule, type TestSpecification, type Vitest } from "vitest/node";
import { patience } from "@/lib/testing/patience";
import type { Reached } from "./reached";
import type { UserWorkspaceConfig, ViteUserConfig } from "vitest/config";

export interface Order {
  /** The source that replaces a file's, by the file's path from the root. */
  replaced: Record<string, string>;
  /** The test files, in the order in which they run. */
  files: FileOrder[];
  /** Whether the first failure ends the order. */
  bail: boolean;
  /** The most ms for one test. */
  testMs: number;
}

export interface FileOrder {
  file: string;
  /** The ids of the tests to run; all when undefined. */
  tests?: string[] | undefined;
}

export interface FileResult {
  file: string;
  ms: number;
  /** The duration of the file's slowest test, in ms. */
  testMs: number;
  reached: Reached;
  failed: { name: string; message: string } | null;
}

export interface Answer {
  ran: FileResult[];
  /** An error outside of any test; null when there was none. */
  error: string | null;
}

/** ms after which `expect.poll` gives up, for tests that wait for something that the mutant prevents. */
const pollTimeout = patience(10_000);

const [root = "", configFile = ""] = process.argv.slice(2);
let order: Order = { replaced: {}, files: [], bail: false, testMs: 0 };

const replaceFiles = {
  name: "replace-files",
  enforce: "pre" as const,
  transform: (_: string, id: string) => order.replaced[path.relative(root, id)] ?? null,
};

class AsOrdered extends BaseSequencer {
  override sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    const files = order.files.map(({ file }) => path.join(root, file));
    const rank = ({ moduleId }: TestSpecification) => files.indexOf(moduleId);
    return Promise.resolve(specs.toSorted((a, b) => rank(a) - rank(b)));
  }
}

/** The projects of a configuration, with the changes that a lane needs. */
function laneProjects({ resolve, test }: ViteUserConfig): UserWorkspaceConfig[] {
  return (test?.projects ?? []).flatMap((project) => {
    if (typeof project !== "object" || !("test" in project)) return [];
    const { setupFiles = [] } = test ?? {};
    return [
      {
        ...(resolve === undefined ? {} : { resolve }),
        root,
        plugins: [replaceFiles],
        test: {
          ...project.test,
          maxWorkers: 1,
          expect: { poll: { timeout: pollTimeout } },
          setupFiles: [path.join(import.meta.dirname, "reached.ts"), ...[setupFiles].flat()],
        },
      },
    ];
  });
}

let ended: TestModule[] = [];

async function run(vitest: Vitest): Promise<Answer> {
  ended = [];
  const specs = order.files.flatMap(({ file, tests }) => {
    const [spec] = vitest.getModuleSpecifications(path.join(root, file));
    if (spec === undefined) return [];
    return spec.project.createSpecification(spec.moduleId, tests === undefined ? undefined : { testIds: tests });
  });
  vitest.config.bail = order.bail ? 1 : 0;
  for (const { config } of vitest.projects) config.testTimeout = config.hookTimeout = order.testMs;
  // One project after the other: when unit tests kill the mutant, no database has to be made.
  for (const project of vitest.projects) {
    const own = specs.filter((spec) => spec.project === project);
    if (own.length === 0) continue;
    const { unhandledErrors } = await vitest.runTestSpecifications(own);
    const ran = ended.map(resultOf);
    if (unhandledErrors.length > 0) return { ran, error: String(unhandledErrors[0]) };
    if (order.bail && ran.some(({ failed }) => failed !== null)) break;
  }
  return { ran: ended.map(resultOf), error: null };
}

function resultOf(module: TestModule): FileResult {
  const { duration, collectDuration } = module.diagnostic();
  const tests = [...module.children.allTests()];
  const failed = tests.find((test) => test.result().state === "failed");
  const message = failed?.result().errors?.[0]?.message ?? module.errors()[0]?.message ?? "";
  return {
    file: path.relative(root, module.moduleId),
    ms: duration + collectDuration,
    testMs: Math.max(0, ...tests.map((test) => test.diagnostic()?.duration ?? 0)),
    reached: module.meta().reached ?? { outside: [], tests: {} },
    failed: module.state() === "failed" ? { name: failed?.fullName ?? "the file as a whole", message } : null,
  };
}

const { default: config } = (await import(configFile)) as { default: ViteUserConfig };
const vitest = await createVitest("test", {
  config: false,
  root,
  watch: false,
  silent: true,
  // The cache would be written beside the tested code, which a test of a running server watches.
  cache: false,
  reporters: [{ onTestModuleEnd: (module) => void ended.push(module) }],
  sequence: { sequencer: AsOrdered },
  projects: laneProjects(config),
});
await vitest.globTestSpecifications();

process.on("message", (next: Order) => {
  const before = Object.keys(order.replaced);
  order = next;
  for (const file of [...before, ...Object.keys(order.replaced)]) vitest.invalidateFile(path.join(root, file));
  run(vitest).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ ran: [], error: String(error) } satisfies Answer),
  );
});
// The databases of this process end with it.
process.once("disconnect", () => void vitest.close().finally(() => process.exit()));
process.send?.("ready");
