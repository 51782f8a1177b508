/** One bounded step of a test run: a command that is ended when it takes too long. */
import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

export interface Named {
  file: string;
  name: string;
  /** What its first try said, where that failed. */
  why?: string | undefined;
}

export interface Counts {
  passed: number;
  failed: Named[];
  skipped: Named[];
  /** Passed at the second try. */
  again: Named[];
}

/** What became of one test. */
export interface Ran extends Named {
  became: "passed" | "failed" | "skipped";
  again: boolean;
}

export const one = (name: string, passed: boolean): Counts => ({ passed: passed ? 1 : 0, failed: passed ? [] : [{ file: "npm test", name }], skipped: [], again: [] });

export function counted(tests: readonly Ran[]): Counts {
  const named = (which: readonly Ran[]): Named[] => which.map(({ file, name, why }) => ({ file, name, why }));
  const those = (of: Ran["became"]) => tests.filter(({ became }) => became === of);
  return { passed: those("passed").length, failed: named(those("failed")), skipped: named(those("skipped")), again: named(those("passed").filter(({ again }) => again)) };
}

export function add(counts: readonly Counts[]): Counts {
  const all = (of: "failed" | "skipped" | "again") => counts.flatMap((each) => each[of]);
  return { passed: counts.reduce((sum, each) => sum + each.passed, 0), failed: all("failed"), skipped: all("skipped"), again: all("again") };
}

/** The last line of a run. What was skipped is in it by the files' names, with how many of each. */
export function summary({ passed, failed, skipped }: Counts): string {
  const files = new Map<string, number>();
  for (const { file } of skipped) files.set(file, (files.get(file) ?? 0) + 1);
  const named = [...files].map(([file, count]) => `${file} ${count}`).join(", ");
  return `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped (${named})` : ""}`;
}

export interface Command {
  command: string;
  args: readonly string[];
  minutes: number;
  env?: Record<string, string>;
}

/** Runs a program, its output going to ours; true when it ended well and in time. The whole group of processes ends with it. */
export function run(command: Command): Promise<boolean> {
  return untilEnded(command, spawn(command.command, command.args, { ...optionsOf(command), stdio: ["ignore", "inherit", "inherit"] }));
}

/** The same for one of several that run side by side: what it says comes in one piece when it has ended. */
export async function runAside(command: Command): Promise<boolean> {
  const child = spawn(command.command, command.args, { ...optionsOf(command), stdio: ["ignore", "pipe", "pipe"] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk));
  const ended = await untilEnded(command, child);
  process.stdout.write(Buffer.concat(said));
  return ended;
}

const optionsOf = ({ env }: Command) => ({ cwd: root, detached: true, env: { ...process.env, ...env } });

async function untilEnded({ command, args, minutes }: Command, child: ChildProcess): Promise<boolean> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    console.error(`${command} ${args.join(" ")} took more than ${minutes} minutes and was ended.`);
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }, minutes * 60_000);
  const code = await new Promise<number | null>((resolve) => {
    child.once("close", resolve);
    child.once("error", () => resolve(null));
  });
  clearTimeout(timer);
  return code === 0 && !late;
}

/** A program of node_modules/.bin. */
export const local = (name: string) => path.join(root, "node_modules", ".bin", name);
