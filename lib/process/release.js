/** Which release of Crosscase this is, and from what it was built (B14). Plain JavaScript, because `crosscase --version` runs without the loader of TypeScript. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./root.js";

const commitFile = path.join(root, ".next", "crosscase-commit");

/** The number in package.json, such as "0.1.0". */
export function releaseNumber() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return version;
}

/** The commit from which the pages were built, with "-dirty" after it if files had changed; "unknown" for a build without git, or none. */
export function builtCommit() {
  return existsSync(commitFile) ? readFileSync(commitFile, "utf8") : "unknown";
}

/** Called by the build. An image is built without git, and is given the commit. */
export function storeCommit() {
  writeFileSync(commitFile, process.env.CROSSCASE_COMMIT || findCommit());
}

function findCommit() {
  if (!existsSync(path.join(root, ".git"))) return "unknown";
  try {
    const args = ["describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"];
    return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "unknown"; // git is not installed, or the folder is another user's
  }
}

/** "Crosscase 0.1.0, built from 8b1a5d7b…, on Node v20.20.2" */
export const describeRelease = () =>
  `Crosscase ${releaseNumber()}, built from ${builtCommit()}, on Node ${process.version}`;
