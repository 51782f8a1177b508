/** One bounded step of a test run: a command that is ended when it takes too long. */
import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { patience } from "@/lib/testing/patience";

export const root = path.resolve(import.meta.dirname, "../..");

export interface TestRef {
  file: string;
  name: string;
  /** The error of the test's first try, if that failed. */
  why?: string | undefined;
}

export interface Counts {
  passed: number;
  failed: TestRef[];
  skipped: TestRef[];
  /** Tests that passed at the second try. */
  again: TestRef[];
}

/** The result of one test. */
export interface TestResult extends TestRef {
  outcome: "passed" | "failed" | "skipped";
  again: boolean;
}

export const countOne = (name: string, passed: boolean): Counts => ({
  passed: passed ? 1 : 0,
  failed: passed ? [] : [{ file: "npm test", name }],
  skipped: [],
  again: [],
});

export const countSkipped = (test: TestRef): Counts => ({ passed: 0, failed: [], skipped: [test], again: [] });

export function countTests(tests: readonly TestResult[]): Counts {
  const named = (which: readonly TestResult[]): TestRef[] => which.map(({ file, name, why }) => ({ file, name, why }));
  const those = (of: TestResult["outcome"]) => tests.filter(({ outcome }) => outcome === of);
  return {
    passed: those("passed").length,
    failed: named(those("failed")),
    skipped: named(those("skipped")),
    again: named(those("passed").filter(({ again }) => again)),
  };
}

export function add(counts: readonly Counts[]): Counts {
  const all = (of: "failed" | "skipped" | "again") => counts.flatMap((each) => each[of]);
  return {
    passed: counts.reduce((sum, each) => sum + each.passed, 0),
    failed: all("failed"),
    skipped: all("skipped"),
    again: all("again"),
  };
}

/** The last line of a run. It names the files with tests that were skipped, or needed a second try, with the number in each file. */
export function summary({ passed, failed, skipped, again }: Counts): string {
  const part = (tests: readonly TestRef[], what: string) =>
    tests.length > 0 ? `, ${tests.length} ${what} (${countByFile(tests)})` : "";
  return `${passed} passed, ${failed.length} failed${part(skipped, "skipped")}${part(again, "passed at the second try")}`;
}

function countByFile(tests: readonly TestRef[]): string {
  const files = new Map<string, number>();
  for (const { file } of tests) files.set(file, (files.get(file) ?? 0) + 1);
  return [...files].map(([file, count]) => `${file} ${count}`).join(", ");
}

/** A second try is for a busy machine. This many in one run, more than one browser test in a hundred, are a fault of the tests or of the product. */
export const tooManyRetries = 5;

export function judgeRetries(counts: Counts): Counts {
  const { length } = counts.again;
  return length < tooManyRetries
    ? counts
    : add([counts, countOne(`${length} tests needed a second try: fewer than ${tooManyRetries} may`, false)]);
}

export interface Command {
  command: string;
  args: readonly string[];
  /** The limit on two idle cores. It only ends a command that hangs. */
  minutes: number;
  env?: Record<string, string>;
}

/** Runs a program, and prints its output. True when it ended well and in time; when it is late, its whole group of processes is killed. */
export function run(command: Command): Promise<boolean> {
  return waitForExit(
    command,
    spawn(command.command, command.args, { ...spawnOptions(command), stdio: ["ignore", "inherit", "inherit"] }),
  );
}

/** Does the same for one of several programs that run at the same time: prints its output in one piece when it has ended. */
export async function runBuffered(command: Command): Promise<boolean> {
  const child = spawn(command.command, command.args, { ...spawnOptions(command), stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  const ended = await waitForExit(command, child);
  process.stdout.write(Buffer.concat(output));
  return ended;
}

/** Process groups of the running steps, which are killed when this program ends. */
const groups = new Set<number>();

/** Sends the signal to the whole process group of each running step. */
export function endSteps(signal: NodeJS.Signals): void {
  for (const group of groups) {
    try {
      process.kill(-group, signal);
    } catch {
      // The process group has ended already.
    }
  }
}

/** Whether any step runs. */
export const areStepsRunning = () => groups.size > 0;

const spawnOptions = ({ env }: Command) => ({ cwd: root, detached: true, env: { ...process.env, ...env } });

async function waitForExit({ command, args, minutes }: Command, child: ChildProcess): Promise<boolean> {
  let late = false;
  const limitMs = patience(minutes * 60_000);
  const { pid } = child;
  if (pid !== undefined) groups.add(pid);
  const timer = setTimeout(() => {
    late = true;
    console.error(`${command} ${args.join(" ")} took more than ${Math.round(limitMs / 60_000)} minutes and was ended.`);
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  }, limitMs);
  const code = await new Promise<number | null>((resolve) => {
    child.once("close", resolve);
    child.once("error", () => resolve(null));
  });
  clearTimeout(timer);
  if (pid !== undefined) groups.delete(pid);
  return code === 0 && !late;
}

/** The path of a program in node_modules/.bin. */
export const localProgram = (name: string) => path.join(root, "node_modules", ".bin", name);

/** Node 20 needs a loader to read oxlint.config.ts. */
export const linter = { command: process.execPath, args: ["--import", "tsx", localProgram("oxlint")] };
