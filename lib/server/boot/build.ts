/** Builds the pages, and bundles the server, when what they are made of has changed since the last build. */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { BootError } from "./boot-error";
import { takeLock, type Lock } from "./lock";
import { isBuilt, programsIn, putStamp, stampOf } from "@/lib/server/stamp.js";

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
  const gate = path.join(folder, "node_modules", ".cache", "crosscase-build"); // other tools keep their caches there too
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
  const { bundlePrograms } = await import("./bundle"); // what it needs is not needed at any other start
  await bundlePrograms(folder, programsIn(folder));
  putStamp(folder, stamp);
}
