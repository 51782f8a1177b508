/**
 * One server per data folder. The lock file names its holder and the folder of the database's socket; `fixture` and
 * `teacher` read it. A killed holder leaves the file behind, so we ask the operating system whether the holder still runs.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { BootError, errorCode } from "./boot-error";

const shape = z.object({
  pid: z.number(),
  /** When the process started, in the kernel's ticks: the same pid with another start time is another process. Null when unknown. */
  started: z.string().nullable(),
  socketFolder: z.string(),
});
export type Holder = z.output<typeof shape>;

export interface Lock {
  release: () => void;
}

const lockFile = (folder: string) => path.join(folder, "lock");

/** When a process started, from /proc; null when there is no such process, or no /proc. */
export function readStartTime(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null; // no such process, or no /proc here
  }
}

/** Whether the process that wrote this still runs. */
export function isRunning({ pid, started }: Pick<Holder, "pid" | "started">): boolean {
  if (pid === process.pid) return false; // a restarted container reuses process ids
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== "EPERM") return false;
  }
  const now = readStartTime(pid);
  return started === null || now === null || now === started;
}

/** Whether a process listens on this unix socket. */
export function acceptsConnections(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(socketPath);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** The holder of the folder's lock, if that process still runs. @throws BootError when the lock can't be read */
export async function findHolder(folder: string): Promise<Holder | null> {
  let text: string;
  try {
    text = readFileSync(lockFile(folder), "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    if (errorCode(error) !== "EACCES") throw error;
    throw new BootError(
      `${lockFile(folder)} belongs to another user: run this as that user, or remove it if nothing of Crosscase runs.`,
    );
  }
  const parsed = shape.safeParse(parseJson(text));
  if (!parsed.success) return null; // its writer was killed while writing
  if (isRunning(parsed.data)) return parsed.data;
  // A holder in another container has a process id that means nothing here, but its socket answers.
  return (await acceptsConnections(path.join(parsed.data.socketFolder, ".s.PGSQL.5432"))) ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Takes the folder's lock, or returns its holder. */
export async function takeLock(folder: string, socketFolder: string): Promise<Lock | Holder> {
  return runExclusively(folder, async () => {
    const holder = await findHolder(folder);
    if (holder !== null) return holder;
    const own: Holder = { pid: process.pid, started: readStartTime(process.pid), socketFolder };
    const temporaryFile = `${lockFile(folder)}.${process.pid}`;
    writeFileSync(temporaryFile, JSON.stringify(own), { mode: 0o600 });
    renameSync(temporaryFile, lockFile(folder));
    return { release: () => rmSync(lockFile(folder), { force: true }) };
  });
}

/** Runs `decide` while no other process is deciding about this folder: making a directory is atomic everywhere. */
async function runExclusively<T>(folder: string, decide: () => Promise<T>): Promise<T> {
  const guardFolder = path.join(folder, "lock.deciding");
  for (;;) {
    try {
      mkdirSync(guardFolder);
      break;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    if (readAge(guardFolder) > 5_000)
      removeGuard(guardFolder); // its maker was killed within the few milliseconds this takes
    else await wait(20);
  }
  try {
    return await decide();
  } finally {
    removeGuard(guardFolder);
  }
}

function readAge(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function removeGuard(guardFolder: string): void {
  try {
    rmdirSync(guardFolder);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
}
