/**
 * `node lib/server/run.js PROGRAM …`: runs one of `programs.js` from the last build's bundle, or from its sources when they have changed since
 * or with --dev. Reading hundreds of TypeScript files takes most of the time of a start.
 */
import path from "node:path";
import { isMainThread } from "node:worker_threads";
import { programs } from "./programs.js";
import { isBuilt, programsFolder } from "./build-stamp.js";

const folder = path.resolve(import.meta.dirname, "../..");
/** @type {[keyof typeof programs]} */
const [program] = process.argv.splice(2, 1);

if (!process.argv.includes("--dev") && isBuilt(folder))
  await import(path.join(programsFolder(folder), `${program}.mjs`));
else {
  // In a thread tsx itself registers nothing.
  if (isMainThread) await import("tsx");
  else (await import("tsx/esm/api")).register();
  await import(`./${programs[program]}`);
}
