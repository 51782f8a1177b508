/** Changes what Node says about the system, in a server or a command of a test. */

/** The variable that makes Node run this statement first. */
export const runFirst = (statement: string): Record<string, string> => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(statement)}`,
});

/** A statement that changes functions of `fs`. */
const withFs = (change: string) =>
  `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module"; ${change}; syncBuiltinESMExports()`;

/** Something has changed since the build, and this user may not write into the build's folder. */
export const unbuildable = withFs(`
  const { readFileSync, accessSync } = fs;
  fs.readFileSync = (at, ...more) => (String(at).endsWith("crosscase-stamp") ? "another" : readFileSync(at, ...more));
  fs.accessSync = (at, mode) => {
    if (String(at).endsWith(".next")) throw Object.assign(new Error("not here"), { code: "EACCES" });
    accessSync(at, mode);
  }`);

/** Something has changed since the build, and a package that builds is not there. */
export const withoutCompilers = withFs(`
  const { readFileSync, existsSync } = fs;
  fs.readFileSync = (at, ...more) => (String(at).endsWith("crosscase-stamp") ? "another" : readFileSync(at, ...more));
  fs.existsSync = (at) => !String(at).endsWith("node_modules/esbuild") && existsSync(at);`);

/** No file whose name begins with this can be written. */
export const fullDisk = (name: string) =>
  withFs(`
  const { writeFileSync } = fs;
  fs.writeFileSync = (at, ...more) => {
    if (String(at).split("/").at(-1).startsWith(${JSON.stringify(name)})) throw Object.assign(new Error("no room"), { code: "ENOSPC" });
    writeFileSync(at, ...more);
  }`);
