/** Finds the settings and the user of the installed service, so that a command works on the service's database and no other. */
import { execFileSync } from "node:child_process";
import { existsSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
// oxlint-disable-next-line no-restricted-imports -- Node itself does not know @/.
import { root } from "../../process/root.js";
// oxlint-disable-next-line no-restricted-imports -- the same
import { thisUser } from "../../process/this-user.js";
import { installedUnit, readSettingsFile, readUnit, ServiceError } from "./unit-file.js";

export { ServiceError };

/** @typedef {import("./unit-file.js").Service} Service */

/** Whether a command works on the service's data; the other commands take the environment as it is, and this user. */
const commands = {
  start: true,
  demo: false,
  doctor: true,
  teacher: true,
  backup: true,
  restore: true,
  fixture: true,
  build: false,
};

const usage = `Use: crosscase [--settings FILE] ${Object.keys(commands).join(" | ")} …
     crosscase --version
FILE has the settings, a NAME=value on each line, or is a unit of systemd. Without it: the unit ${installedUnit},
if its service runs from ${root} and the environment names neither DATA_DIR nor DATABASE_URL. See ${path.join(root, "docs", "operating.md")}.`;

/**
 * Takes over the service's settings and user. Returns the command and its arguments.
 * @param {string[]} words that were typed after `crosscase`
 * @throws {ServiceError} with a sentence for the terminal
 */
export function enterService(words) {
  rememberFolder();
  const { file, command, rest } = parseWords(words);
  if (commands[command]) {
    const service = file === undefined ? findService(process.env) : readService(path.resolve(file));
    takeSettings(process.env, service);
    becomeUser(service);
  }
  return [command, ...rest];
}

/** The folder in which the command was typed, for names of files: run.js changes to the program's. npm has changed there already, and says where it was. */
function rememberFolder() {
  if (process.cwd() !== root || process.env.INIT_CWD === undefined) process.env.INIT_CWD = process.cwd();
}

/** @param {string[]} words */
function parseWords(words) {
  const [first, named] = words;
  const isNamed = first === "--settings" && named !== undefined;
  const [command = "", ...rest] = isNamed ? words.slice(2) : words;
  if (!isCommand(command)) throw new ServiceError(usage);
  return { file: isNamed ? named : process.env.CROSSCASE_SETTINGS || undefined, command, rest };
}

/**
 * @param {string} word
 * @returns {word is keyof typeof commands}
 */
const isCommand = (word) => Object.hasOwn(commands, word);

/**
 * The service that is installed on this machine, if it runs from this folder. Null when there is none, or the environment names other data.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Service | null}
 */
export function findService({ DATA_DIR = "", DATABASE_URL = "" }, unit = installedUnit) {
  if (DATA_DIR !== "" || DATABASE_URL !== "" || !existsSync(unit)) return null;
  const service = readUnit(unit);
  const { folder } = service;
  return folder !== undefined && existsSync(folder) && realpathSync(folder) === realpathSync(root) ? service : null;
}

/**
 * @param {string} file
 * @returns {Service}
 */
function readService(file) {
  if (file.endsWith(".service")) return readUnit(file);
  return { user: undefined, folder: undefined, settings: readSettingsFile(file), files: [file] };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {Service | null} service
 */
function takeSettings(env, service) {
  delete env.CROSSCASE_SETTINGS;
  if (service === null) return;
  // Otherwise a setting that the service lacks would come from this shell, and name another database.
  for (const name of ["DATA_DIR", "DATABASE_URL", "NEXTAUTH_SECRET"]) delete env[name];
  // For doctor, which says whose settings it has.
  Object.assign(env, service.settings, { CROSSCASE_SETTINGS: service.files.join(", ") });
}

/**
 * Root becomes the service's user, or else the owner of the data folder: that user could not read what root makes there.
 * @param {Service | null} service
 */
function becomeUser(service) {
  if (process.getuid === undefined) return; // Windows
  if (process.getuid() !== 0) return refuseOtherUser(service?.user);
  const ids =
    service?.user === undefined ? ownerOf(path.resolve(root, process.env.DATA_DIR || ".data")) : idsOf(service.user);
  if (ids === null || ids.uid === 0) return;
  try {
    process.initgroups?.(ids.uid, ids.gid);
  } catch {
    process.setgroups?.([ids.gid]); // a user without a name, in a container
  }
  process.setgid?.(ids.gid);
  process.setuid?.(ids.uid);
}

/** @param {string | undefined} user */
function refuseOtherUser(user) {
  if (user !== undefined && user !== thisUser())
    throw new ServiceError(
      `Crosscase runs here as the user ${user}: run this with sudo, and it becomes that user by itself.`,
    );
}

/** @param {string} folder */
function ownerOf(folder) {
  return existsSync(folder) ? statSync(folder) : null;
}

/** @param {string} user */
function idsOf(user) {
  const ask = (/** @type {string} */ what) =>
    Number(execFileSync("id", [what, user], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    throw new ServiceError(
      `The service runs as the user ${user}, whom this machine does not have: make that user, or correct User= in the unit.`,
    );
  }
}
