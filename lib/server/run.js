/**
 * `node lib/server/run.js PROGRAM …`: runs a program of `programs/` from the last build's bundle, or from its source with --dev or when something has
 * changed since the build. The bundle exists because reading hundreds of TypeScript files takes most of a start's time.
 */
import "./require-node.js";
import path from "node:path";
import { isMainThread } from "node:worker_threads";
import { bundleFolder, isBuilt } from "./build-stamp.js";

const [program] = process.argv.splice(2, 1);

// As npm does, because paths in settings and in pages are relative to the folder of package.json.
if (isMainThread) process.chdir(path.resolve(import.meta.dirname, "../.."));

if (!process.argv.includes("--dev") && isBuilt()) await import(path.join(bundleFolder, `${program}.mjs`));
else {
  // In a worker thread, importing tsx registers nothing.
  if (isMainThread) await import("tsx");
  else (await import("tsx/esm/api")).register();
  await import(`./programs/${program}.ts`);
}
