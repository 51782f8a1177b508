/** Builds the pages, and bundles the server, when what they are made of has changed since the last build. */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { compressStaticFiles } from "@/lib/server/http/compressed-files";
import { BootError } from "./boot-error";
import { takeLock, type Lock } from "./lock";
import { isBuilt, programsFolder, writeStamp, hashSources } from "@/lib/server/build-stamp.js";

/** Does nothing when the stamp matches the sources. @throws BootError when the build fails. */
export async function ensureBuilt(folder: string): Promise<void> {
  const stamp = hashSources(folder);
  if (isBuilt(folder, stamp)) return;
  const lock = await waitForBuildLock(folder);
  try {
    if (!isBuilt(folder, stamp)) await build(folder, stamp); // another process may have built meanwhile
  } finally {
    lock.release();
  }
}

/** Several servers may start from one checkout: the lock lets one of them build. */
async function waitForBuildLock(folder: string): Promise<Lock> {
  const lockFolder = path.join(folder, "node_modules", ".cache", "crosscase-build"); // other tools keep their caches there too
  mkdirSync(lockFolder, { recursive: true, mode: 0o700 });
  for (;;) {
    const lock = await takeLock(lockFolder, lockFolder);
    if ("release" in lock) return lock;
    await wait(500);
  }
}

async function build(folder: string, stamp: string): Promise<void> {
  console.log("Building the pages: about a minute, and only when something has changed.");
  const next = path.join(folder, "node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  const built = spawn(process.execPath, [next, "build"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env });
  const output: string[] = [];
  for (const stream of [built.stdout, built.stderr])
    stream.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise((resolve) => built.once("close", resolve));
  if (code !== 0) throw new BootError(`The pages could not be built:\n${output.join("")}`);
  compressStaticFiles(folder);
  const { bundlePrograms } = await import("./bundle"); // esbuild is loaded only when there is something to build
  await bundlePrograms(folder, programsFolder(folder));
  writeStamp(folder, stamp);
}
