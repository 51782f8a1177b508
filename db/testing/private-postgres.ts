/** Starts a private PostgreSQL: found on the machine or installed as root, in a temporary folder, on a free port. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { findOrInstall, findFreePort, currentSystem, formatInstallHint, waitUntilReady } from "./private-server";

export interface PrivatePostgres {
  url: string;
  pid: number;
  /** Stops at once, as in a crash; committed data is recovered when PostgreSQL is started on the same folder. */
  stop: () => Promise<void>;
  answers: () => Promise<boolean>;
}

/** The oldest supported version (docs/operating.md). */
const oldest = 15;

/** The data folder and port of a server that is started again. */
export interface Given {
  folder: string;
  port: number;
}

/** Waiting for the disk takes a quarter of PostgreSQL's processor time. Only power cuts need it: what a killed PostgreSQL has written is in the files. */
const withoutWaiting = ["-c", "fsync=off", "-c", "full_page_writes=off"];

export interface PostgresOptions {
  /** A folder that the caller owns and deletes; by default a new folder. */
  given?: Given;
  /** Waits for the disk as a school's PostgreSQL does: for measurements and for power cuts. */
  waitsForDisk?: boolean;
  /** Further arguments of initdb, when a data folder is made. */
  initdb?: readonly string[];
  /** The command line of a program that replaces itself by PostgreSQL; it is put before PostgreSQL's. */
  under?: readonly string[];
}

/** Returns null, and prints why, when PostgreSQL is not available. */
export async function startPostgres({
  given,
  waitsForDisk = false,
  initdb = [],
  under = [],
}: PostgresOptions = {}): Promise<PrivatePostgres | null> {
  const programs = findPostgres();
  if (programs === null) {
    console.warn(
      `Tests on PostgreSQL are skipped. ${formatInstallHint({ name: "PostgreSQL 15 or later", debian: "postgresql", homebrew: "postgresql@17", otherwise: "put its folder of programs on PATH" }, currentSystem())}`,
    );
    return null;
  }
  const owner = ordinaryUser();
  const folder = given?.folder ?? mkdtempSync(path.join(os.tmpdir(), "crosscase-postgres-"));
  // Includes files that a test has made in the folder.
  if (owner !== null) execFileSync("chown", ["-R", `${owner.uid}:${owner.gid}`, folder]);
  const data = path.join(folder, "data");
  const as = { ...owner, cwd: folder };
  if (!existsSync(data))
    execFileSync(
      path.join(programs, "initdb"),
      ["-D", data, "-U", "crosscase", "-A", "trust", "--no-sync", "-E", "UTF8", ...initdb],
      { ...as, stdio: "ignore" },
    );
  const port = given?.port ?? (await findFreePort());
  const [program, ...before] = [...under, path.join(programs, "postgres")];
  const child = spawn(
    program,
    [
      ...before,
      ...["-D", data, "-p", String(port), "-k", folder],
      ...["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"],
      ...(waitsForDisk ? [] : withoutWaiting),
    ],
    { ...as, stdio: "ignore" },
  );
  const url = `postgres://crosscase@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGQUIT");
    if (child.exitCode === null && child.signalCode === null) await ended;
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(child, "PostgreSQL", () => answers(url), 50);
  } catch (error) {
    await stop(); // PostgreSQL may run without accepting connections
    throw error;
  }
  return { url, pid: child.pid ?? 0, answers: () => answers(url), stop };
}

/** Finds the folder of `postgres` and `initdb`, or installs them; null when they are not available. */
export const findPostgres = () => findOrInstall(findPrograms, "postgresql");

function findPrograms(): string | null {
  const packaged = "/usr/lib/postgresql";
  const versions = existsSync(packaged)
    ? readdirSync(packaged)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(packaged, version, "bin"))
    : [];
  return [...(process.env.PATH ?? "").split(path.delimiter), ...versions].find(isRecent) ?? null;
}

function isRecent(folder: string): boolean {
  const postgres = path.join(folder, "postgres");
  if (!existsSync(postgres) || !existsSync(path.join(folder, "initdb"))) return false;
  try {
    return Number(/(\d+)/.exec(execFileSync(postgres, ["--version"], { encoding: "utf8" }))?.[1]) >= oldest;
  } catch {
    return false;
  }
}

/** PostgreSQL refuses to run as root. */
function ordinaryUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string, user: string) =>
    Number(execFileSync("id", [flag, user], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  for (const user of ["postgres", "nobody"]) {
    try {
      return { uid: idOf("-u", user), gid: idOf("-g", user) };
    } catch {
      // There is no such user, so the next is tried.
    }
  }
  return null;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
