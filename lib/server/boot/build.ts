/** Builds the pages, and bundles the server, when what they are made of has changed since the last build. */
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { emptyClusterFolder } from "@/db/embedded";
import { storeCommit } from "@/lib/process/release.js";
import { root } from "@/lib/process/root.js";
import { compressStaticFiles } from "@/lib/server/http/compressed-files";
import { bundleFolder, findMissingSource, hashSources, isBuilt, stampFile } from "@/lib/server/build-stamp.js";
import { thisUser } from "@/lib/process/this-user.js";
import { BootError, errorCode } from "./boot-error";
import { nearestFolder } from "./data-folder";
import { takeLock, type Lock } from "./lock";

/** Does nothing when the stamp matches the sources. @throws BootError when the build fails. */
export async function ensureBuilt(): Promise<void> {
  const stamp = hashSources();
  if (isBuilt(stamp)) return;
  refuseBuild();
  const lock = await waitForBuildLock();
  try {
    if (!isBuilt(stamp)) await build(stamp); // another process may have built while this one waited
  } finally {
    lock.release();
  }
}

/** @throws BootError when this user can't build here */
export function refuseBuild(): void {
  const missing = findMissingSource();
  if (missing !== undefined)
    throw new BootError(
      `The pages have to be built, and ${path.join(root, missing)} is missing: get the whole folder of the program again, and run npm ci there.`,
    );
  const unpacked = builders.find((name) => !existsSync(path.join(root, "node_modules", name)));
  if (unpacked !== undefined)
    throw new BootError(
      `The pages have to be built, and the package ${unpacked} is missing: run npm ci in ${root}. An image has no compilers, so build the image again.`,
    );
  for (const folder of [outputFolder, lockFolder]) {
    const above = nearestFolder(folder);
    try {
      accessSync(above, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new BootError(
        `The pages have to be built, and ${thisUser()} can't write into ${above} (${errorCode(error)}): run npm run build in ${root} as the user who owns it, and start Crosscase again.`,
      );
    }
  }
}

/** Packages that build and that a server does not need, which the Dockerfile takes out of the image. */
const builders = ["next", "esbuild", "typescript"];

const outputFolder = path.join(root, ".next");
/** Beside the caches of other tools. */
const lockFolder = path.join(root, "node_modules", ".cache", "crosscase-build");

/** Several servers may start from one checkout: the lock lets one of them build. */
async function waitForBuildLock(): Promise<Lock> {
  mkdirSync(lockFolder, { recursive: true, mode: 0o700 });
  for (;;) {
    const lock = await takeLock(lockFolder, lockFolder);
    if ("release" in lock) return lock;
    await wait(500);
  }
}

async function build(stamp: string): Promise<void> {
  console.log("Building the pages: about a minute, and only when something has changed.");
  rmSync(stampFile, { force: true }); // so that a killed build does not count as complete
  await buildPages();
  await bundlePrograms();
  await makeEmptyCluster();
  storeCommit();
  writeFileSync(stampFile, stamp);
}

async function buildPages(): Promise<void> {
  await runNode(
    "The pages could not be built",
    path.join(root, "node_modules", "next", "dist", "bin", "next"),
    "build",
  );
  compressStaticFiles(root);
}

/** Makes the files from which a first start copies its embedded database. */
async function makeEmptyCluster(): Promise<void> {
  rmSync(emptyClusterFolder, { recursive: true, force: true });
  await runNode(
    "The empty database could not be made",
    path.join(root, "db", "make-empty-cluster.js"),
    emptyClusterFolder,
  );
}

/** Runs a program in a child process, whose memory is freed at its end. @throws BootError that begins with `failure` */
async function runNode(failure: string, ...args: string[]): Promise<void> {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  const stop = () => {
    child.kill();
    process.exit(1);
  };
  process.once("SIGTERM", stop);
  const code = await new Promise((resolve) => child.once("close", resolve));
  process.off("SIGTERM", stop);
  if (code !== 0) throw new BootError(`${failure}:\n${output.join("")}`);
}

/** Bundles each program, so that a start reads a few files instead of hundreds. Packages stay outside the bundle, shared with Next's output. */
async function bundlePrograms(): Promise<void> {
  const { build: bundle, stop } = await import("esbuild"); // loaded only when there is something to build
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
  await stop(); // its process would live as long as this one
}
