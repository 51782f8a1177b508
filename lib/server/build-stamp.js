/**
 * Whether the last build is of the current sources. Plain JavaScript: it runs before anything that loads TypeScript.
 * @see ./build.ts
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const sources = [
  "app",
  "components",
  "db",
  "lib",
  "messages",
  "public",
  "next.config.js",
  "postcss.config.js",
  "package-lock.json",
  "tsconfig.json",
];
/** @param {string} file */
const isSource = (file) => !/\.test\.tsx?$/.test(file) && !file.includes(`${path.sep}testing${path.sep}`);

/**
 * A hash of the sources, the lock file and the Node version.
 * @param {string} folder
 */
export function hashSources(folder) {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources
    .flatMap((name) => listFiles(path.join(folder, name)))
    .filter(isSource)
    .sort()) {
    hash.update(`\0${path.relative(folder, file)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/**
 * @param {string} at
 * @returns {string[]}
 */
function listFiles(at) {
  if (!existsSync(at)) return [];
  const entries = readdirSync(path.dirname(at), { withFileTypes: true }).filter(
    (entry) => entry.name === path.basename(at),
  );
  if (entries[0]?.isDirectory() !== true) return [at];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** @param {string} folder */
const stampFile = (folder) => path.join(folder, ".next", "crosscase-stamp");
/**
 * The server's own programs, bundled.
 * @param {string} folder
 */
export const programsFolder = (folder) => path.join(folder, ".next", "crosscase");

/** @param {string} folder */
export function isBuilt(folder, stamp = hashSources(folder)) {
  const built = [path.join(folder, ".next", "BUILD_ID"), programsFolder(folder), stampFile(folder)];
  return built.every((at) => existsSync(at)) && readFileSync(stampFile(folder), "utf8") === stamp;
}

/**
 * Stores that everything is built from these sources.
 * @param {string} folder
 * @param {string} stamp
 */
export function writeStamp(folder, stamp) {
  writeFileSync(stampFile(folder), stamp);
}
