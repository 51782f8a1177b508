/** Server processes: pinning them to a core, their processor time and memory, and stopping them. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export const folder = path.resolve(import.meta.dirname, "../..");

/** The servers with their databases have the first core to themselves, the load the second. */
const cores = { server: "0", load: "1" } as const;
export const canPin = os.cpus().length > 1 && hasProgram("taskset");

function hasProgram(program: string): boolean {
  return (process.env.PATH ?? "").split(path.delimiter).some((at) => {
    try {
      return readdirSync(at).includes(program);
    } catch {
      return false;
    }
  });
}

/** Pins every thread of this process, and what it starts from now on, to a core. */
export function moveTo(core: keyof typeof cores): void {
  if (canPin) execFileSync("taskset", ["-a", "-c", "-p", cores[core], String(process.pid)], { stdio: "ignore" });
}

/** Pins the processes that `start` starts to the servers' core. */
export async function onServersCore<T>(start: () => Promise<T>): Promise<T> {
  moveTo("server");
  try {
    return await start();
  } finally {
    moveTo("load");
  }
}

export interface Started {
  pid: number;
  output: () => string;
  /** Sends SIGTERM, and SIGKILL when the process has not ended ten seconds later. */
  stop: () => Promise<void>;
  kill: () => Promise<void>;
}

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts Node on the servers' core. Resolves when its output matches `ready`. */
export async function startNode(
  args: readonly string[],
  { env, cwd, ready }: { env: NodeJS.ProcessEnv; cwd: string; ready: RegExp },
): Promise<Started> {
  const node = [
    process.execPath,
    "--expose-gc",
    "--import",
    path.join(folder, "bench/sync/servers/collect.js"),
    ...args,
  ];
  const [program = "", ...rest] = canPin ? ["taskset", "-c", cores.server, ...node] : node;
  const child = spawn(program, rest, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let output = "";
  const ended = new Promise<void>((resolve) => child.once("close", () => (running.delete(child), resolve())));
  const isReady = await new Promise<boolean>((resolve) => {
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
      if (ready.test(output)) resolve(true);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", collect);
    void ended.then(() => resolve(false));
  });
  if (!isReady) throw new Error(`it did not start: ${args.join(" ")}\n${output}`);
  return {
    // taskset replaces itself with Node, so this is Node's process id.
    pid: child.pid ?? 0,
    output: () => output,
    stop: async () => {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(late);
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Milliseconds of processor time that these processes and their children have used. */
export function cpuOf(pids: readonly number[]): number {
  const all = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      // The process's own time, and that of its children that have ended.
      const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
      all.set(Number(name), { parent: Number(fields[1]), ticks });
    } catch {
      // The process has ended.
    }
  }
  const ours = new Set(pids);
  for (let size = 0; size !== ours.size;) {
    size = ours.size;
    for (const [pid, { parent }] of all) if (ours.has(parent)) ours.add(pid);
  }
  return [...ours].reduce((sum, pid) => sum + (all.get(pid)?.ticks ?? 0), 0) * 10; // hundredths of a second
}

/** Resident bytes of the process after it has collected its garbage (servers/collect.js). */
export async function memoryOf(pid: number): Promise<number> {
  for (let i = 0; i < 3; i++) {
    process.kill(pid, "SIGUSR2");
    await wait(400);
  }
  return residentBytes(pid);
}

/** Resident bytes of the process, garbage included. */
export function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024;
}
