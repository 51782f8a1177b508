/** Whether the last build was made from the current sources. Plain JavaScript, because it runs before anything that loads TypeScript. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";
// oxlint-disable-next-line no-restricted-imports -- Node itself does not know @/.
import { root } from "../process/root.js";

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

/** The server's own programs, bundled. */
export const bundleFolder = path.join(root, ".next", "crosscase");
/** Contains the hash of the sources that were built. Removed before a build, and written once the build is complete. */
export const stampFile = path.join(root, ".next", "crosscase-stamp");

/** Shares the hash between run.js, the bundle (which contains a copy of this file) and later threads. */
const key = "crosscase.sources";

export function isBuilt(stamp = hashSources()) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
}

/** A hash of the sources, without tests, as they were when this process first asked. Not of Node: what is built runs under each version that is supported. */
export function hashSources() {
  const known = getEnvironmentData(key);
  if (typeof known === "string") return known;
  const hash = readSources();
  setEnvironmentData(key, hash);
  return hash;
}

/** The first of the sources that is not there, as in a folder that was copied in part. */
export const findMissingSource = () => sources.find((name) => !existsSync(path.join(root, name)));

function readSources() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(listFiles).sort())
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

/** @param {string} name */
function listFiles(name) {
  if (!existsSync(path.join(root, name))) return [];
  if (!statSync(path.join(root, name)).isDirectory()) return [name];
  return readdirSync(path.join(root, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/\.test\.tsx?$/.test(file) && !file.includes(`${path.sep}testing${path.sep}`));
}
