/** Helps tests and benchmarks to start PostgreSQL and Redis: finds or installs the program, finds a port, waits for an answer. */
import { randomInt } from "node:crypto";
import { execFileSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { patience } from "@/lib/testing/patience";

/** Finds a program, or as root installs its Debian package. null when neither works. */
export function findOrInstall(find: () => string | null, packageName: string): string | null {
  return find() ?? (installPackage(packageName) ? find() : null);
}

function installPackage(name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const quietly = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  try {
    execFileSync("apt-get", ["update"], quietly);
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", name], quietly);
    return true;
  } catch {
    return false;
  }
}

export interface MissingProgram {
  /** "PostgreSQL 15 or later" */
  name: string;
  /** The package's names in Debian and in Homebrew. */
  debian: string;
  homebrew: string;
  /** Advice when the program is installed already: "put redis-server on PATH". */
  otherwise: string;
}

/** Formats what to do when a program is missing and could not be installed. */
export function formatInstallHint(
  { name, debian, homebrew, otherwise }: MissingProgram,
  on: { platform: NodeJS.Platform; root: boolean },
): string {
  const there = `If you have it, ${otherwise}.`;
  if (on.platform === "darwin") return `${name} was not found. Install it: brew install ${homebrew}. ${there}`;
  if (on.platform !== "linux")
    return `${name} was not found, and only Debian's packages are installed by themselves. ${there}`;
  if (!on.root) return `${name} was not found, and installing it needs root: sudo apt-get install ${debian}. ${there}`;
  return `${name} was not found, and Debian's package ${debian} could not be installed: is there a network? ${there}`;
}

export const currentSystem = () => ({ platform: process.platform, root: process.getuid?.() === 0 });

/**
 * Finds a port that nothing listens on, below those that systems give to outgoing connections: one of these could take the port before the server
 * does, or while the server is restarted. WebKit's driver refuses those ports too.
 */
export async function findFreePort(): Promise<number> {
  const port = randomInt(12_000, 32_000);
  const isFree = await new Promise<boolean>((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
  return isFree ? port : findFreePort();
}

/** Polls every `pauseMs` until the server answers. @throws Error when the process ends or does not answer */
export async function waitUntilReady(
  child: ChildProcess,
  name: string,
  answers: () => Promise<boolean>,
  pauseMs: number,
): Promise<void> {
  const ended = { now: false };
  child.once("exit", () => (ended.now = true));
  for (const until = performance.now() + patience(20_000); performance.now() < until && !ended.now;) {
    if (await answers()) return;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`the private ${name} ${ended.now ? "ended" : "did not answer"} when it was started`);
}
