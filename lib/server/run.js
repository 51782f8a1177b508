/**
 * `node lib/server/run.js PROGRAM …`: runs a program of `programs/` from the last build's bundle, or from its source with --dev or when something has
 * changed since the build. The bundle exists because reading hundreds of TypeScript files takes most of a start's time.
 */
import "./require-node.js";
import { spawn } from "node:child_process";
import path from "node:path";
import { isMainThread } from "node:worker_threads";
import { bundleFolder, isBuilt } from "./build-stamp.js";

const [program] = process.argv.splice(2, 1);
const dev = process.argv.includes("--dev");

// As npm does, because paths in settings and in pages are relative to the folder of package.json.
if (isMainThread) process.chdir(path.resolve(import.meta.dirname, "../.."));

const needsPages = program === "demo" || (program === "start" && process.env.CROSSCASE_ROLE !== "sync");
if (needsPages && !dev && !isBuilt()) await buildFirst();

if (!dev && isBuilt()) await import(path.join(bundleFolder, `${program}.mjs`));
else {
  // In a worker thread, importing tsx registers nothing.
  if (isMainThread) await import("tsx");
  else (await import("tsx/esm/api")).register();
  await import(`./programs/${program}.ts`);
}

/** In a process of its own: what builds keeps compilers running as long as its process lives. */
async function buildFirst() {
  const child = spawn(process.execPath, [import.meta.filename, "build", "--for", program], { stdio: "inherit" });
  const stop = () => child.kill();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, stop);
  const parent = process.ppid;
  const watch = setInterval(
    () => process.env.npm_lifecycle_event !== undefined && process.ppid !== parent && stop(),
    500,
  );
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watch);
  for (const signal of signals) process.off(signal, stop);
  if (code !== 0) process.exit(1);
}
