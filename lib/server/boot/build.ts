/** Builds the pages, and bundles the server, when what they are made of has changed since the last build. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "@/lib/process/root.js";
import { compressStaticFiles } from "@/lib/server/http/compressed-files";
import { bundleFolder, hashSources, isBuilt, stampFile } from "@/lib/server/build-stamp.js";
import { BootError } from "./boot-error";
import { takeLock, type Lock } from "./lock";

/** Does nothing when the stamp matches the sources. @throws BootError when the build fails. */
export async function ensureBuilt(): Promise<void> {
  const stamp = hashSources();
  if (isBuilt(stamp)) return;
  const lock = await waitForBuildLock();
  try {
    if (!isBuilt(stamp)) await build(stamp); // another process may have built meanwhile
  } finally {
    lock.release();
  }
}

/** Several servers may start from one checkout: the lock lets one of them build. */
async function waitForBuildLock(): Promise<Lock> {
  const lockFolder = path.join(root, "node_modules", ".cache", "crosscase-build"); // other tools keep their caches there too
  mkdirSync(lockFolder, { recursive: true, mode: 0o700 });
  for (;;) {
    const lock = await takeLock(lockFolder, lockFolder);
    if ("release" in lock) return lock;
    await wait(500);
  }
}

async function build(stamp: string): Promise<void> {
  console.log("Building the pages: about a minute, and only when something has changed.");
  rmSync(stampFile, { force: true }); // a build that is killed is not taken for whole
  await buildPages();
  await bundlePrograms();
  writeFileSync(stampFile, stamp);
}

async function buildPages(): Promise<void> {
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  const built = spawn(process.execPath, [next, "build"], { cwd: root, stdio: ["ignore", "pipe", "pipe"], env });
  const output: string[] = [];
  for (const stream of [built.stdout, built.stderr])
    stream.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  const stop = () => {
    built.kill();
    process.exit(1);
  };
  process.once("SIGTERM", stop);
  const code = await new Promise((resolve) => built.once("close", resolve));
  process.off("SIGTERM", stop);
  if (code !== 0) throw new BootError(`The pages could not be built:\n${output.join("")}`);
  compressStaticFiles(root);
}

/** Bundles each program, so that a start reads a few files and not hundreds. Packages stay outside, shared with what Next built. */
async function bundlePrograms(): Promise<void> {
  const { build: bundle } = await import("esbuild"); // loaded only when there is something to build
  await bundle({
    absWorkingDir: root,
    entryPoints: ["lib/server/programs/*.ts"],
    outdir: bundleFolder,
    outExtension: { ".js": ".mjs" }, // in .next, .js is CommonJS
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
  });
}
