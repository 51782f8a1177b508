/** Reads systemd's description of the service, and its file of settings, as systemd does. Plain JavaScript, because it runs before anything that loads TypeScript. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Where deploy/crosscase.service is installed. */
export const installedUnit = "/etc/systemd/system/crosscase.service";

/** `message` is the sentence to print. */
export class ServiceError extends Error {}

/**
 * @typedef {object} Service
 * @property {string | undefined} user whose processes run the service; undefined for root, and for a file of settings alone
 * @property {string | undefined} folder of the program
 * @property {Record<string, string>} settings
 * @property {string[]} files that were read
 */

/**
 * Reads a unit with its drop-ins (`systemctl edit`) and its files of settings.
 * @param {string} unit
 * @returns {Service}
 * @throws {ServiceError} when a file of settings can't be read
 */
export function readUnit(unit) {
  const dropIns = `${unit}.d`;
  const files = [
    unit,
    ...(existsSync(dropIns) ? readdirSync(dropIns).sort() : []).map((name) => path.join(dropIns, name)),
  ];
  const of = { user: "", folder: "" };
  /** @type {Record<string, string>} */
  let environment = {};
  /** @type {string[]} */
  let settingsFiles = [];
  for (const [key, value] of files.filter((file) => /\.(service|conf)$/.test(file)).flatMap(readServiceLines)) {
    if (key === "User") of.user = value;
    if (key === "WorkingDirectory") of.folder = value;
    if (key === "Environment") environment = value === "" ? {} : { ...environment, ...parseAssignments(value) };
    if (key === "EnvironmentFile") settingsFiles = value === "" ? [] : [...settingsFiles, value];
  }
  const read = settingsFiles
    .map((file) => ({ file: file.replace(/^-/, ""), mayBeMissing: file.startsWith("-") }))
    .filter(({ file, mayBeMissing }) => !mayBeMissing || existsSync(file))
    .map(({ file }) => ({ file, settings: readSettingsFile(file) }));
  return {
    user: of.user || undefined,
    folder: of.folder || undefined,
    settings: Object.assign(environment, ...read.map(({ settings }) => settings)),
    files: [unit, ...read.map(({ file }) => file)],
  };
}

/**
 * @param {string} file
 * @returns {[key: string, value: string][]}
 */
function readServiceLines(file) {
  const [, section = ""] = /^\[Service\]$([^]*?)(?=^\[|(?![^]))/m.exec(readText(file)) ?? [];
  return section
    .replaceAll("\\\n", " ")
    .split("\n")
    .map((line) => /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line))
    .flatMap((found) => (found === null ? [] : [[found[1] ?? "", found[2] ?? ""]]));
}

/**
 * The value of `Environment=`: assignments with spaces between them, each perhaps between quotes.
 * @param {string} value
 */
function parseAssignments(value) {
  const words = [...value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)];
  return Object.fromEntries(
    words
      .map(([, double, single, bare]) => double?.replaceAll(/\\(.)/g, "$1") ?? single ?? bare ?? "")
      .filter((word) => word.includes("="))
      .map((word) => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)]),
  );
}

/**
 * @param {string} file
 * @throws {ServiceError}
 */
export function readSettingsFile(file) {
  return parseSettings(readText(file));
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    throw new ServiceError(
      code === "EACCES"
        ? `The settings in ${file} can't be read by this user: run this with sudo.`
        : `The settings in ${file} can't be read (${String(code)}): correct the name, or make that file.`,
    );
  }
}

/**
 * Parses NAME=value lines as systemd's EnvironmentFile= does: quotes only where a value begins, and no comments behind a value.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parseSettings(text) {
  /** @type {Record<string, string>} */
  const settings = {};
  const line = /^[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*((?:"(?:[^"\\]|\\[^])*"|'[^']*')?(?:[^\\\n]|\\[^])*)$/gm;
  for (const [, name = "", value = ""] of text.replaceAll("\r\n", "\n").matchAll(line)) settings[name] = unquote(value);
  return settings;
}

/** @param {string} value */
function unquote(value) {
  const [, double, single, bare = ""] = /^(?:"((?:[^"\\]|\\[^])*)"|'([^']*)')?([^]*)$/.exec(value) ?? [];
  const quoted = double?.replaceAll(/\\(["\\`$\n])/g, (_, sign) => (sign === "\n" ? "" : sign)) ?? single ?? "";
  return quoted + bare.replaceAll(/\\([^])/g, (_, sign) => (sign === "\n" ? "" : sign)).trimEnd();
}
