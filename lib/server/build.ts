/** Builds the pages when what they are made of has changed since the last build. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { BootError } from "./boot-error";
import { takeLock, type Lock } from "./lock";

const sources = ["app", "components", "db", "lib", "messages", "public", "next.config.js", "package-lock.json", "tsconfig.json"];
const isSource = (file: string) => !/\.test\.tsx?$/.test(file) && !file.includes(`${path.sep}testing${path.sep}`);

/** A hash of the sources, the lock file and the Node version. */
function stampOf(folder: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources.flatMap((name) => filesIn(path.join(folder, name))).filter(isSource).sort()) {
    hash.update(`\0${path.relative(folder, file)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesIn(at: string): string[] {
  if (!existsSync(at)) return [];
  const entries = readdirSync(path.dirname(at), { withFileTypes: true }).filter((entry) => entry.name === path.basename(at));
  if (entries[0]?.isDirectory() !== true) return [at];
  return readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

const stampIn = (folder: string) => path.join(folder, ".next", "crosscase-stamp");

function isBuilt(folder: string, stamp = stampOf(folder)): boolean {
  return existsSync(path.join(folder, ".next", "BUILD_ID")) && existsSync(stampIn(folder)) && readFileSync(stampIn(folder), "utf8") === stamp;
}

/** Writes nothing when the stamp matches. @throws BootError when the build fails. */
export async function ensureBuilt(folder: string): Promise<void> {
  const stamp = stampOf(folder);
  if (isBuilt(folder, stamp)) return;
  const lock = await waitForTurn(folder);
  try {
    if (!isBuilt(folder, stamp)) await build(folder, stamp); // another process may have built meanwhile
  } finally {
    lock.release();
  }
}

/** Several servers may start from one checkout: one of them builds. */
async function waitForTurn(folder: string): Promise<Lock> {
  const gate = path.join(os.tmpdir(), `crosscase-build-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`);
  mkdirSync(gate, { recursive: true, mode: 0o700 });
  for (;;) {
    const lock = await takeLock(gate, gate);
    if ("release" in lock) return lock;
    await wait(500);
  }
}

async function build(folder: string, stamp: string): Promise<void> {
  console.log("Building the pages: about a minute, and only when something has changed.");
  const next = path.join(folder, "node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  const built = spawn(process.execPath, [next, "build"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env });
  const said: string[] = [];
  for (const stream of [built.stdout, built.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise((resolve) => built.once("close", resolve));
  if (code !== 0) throw new BootError(`The pages could not be built:\n${said.join("")}`);
  writeFileSync(stampIn(folder), stamp);
}
