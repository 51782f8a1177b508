/** Checks where data is stored: the data folder, the database, Redis and backups. */
import { existsSync, rmdirSync } from "node:fs";
import path from "node:path";
import { connect, disconnect, pool } from "@/db/client";
import { inspectDatabase, type InspectedDatabase } from "@/db/inspect";
import { inspectRedis } from "@/lib/bus/inspect-redis";
import type { Env } from "@/lib/process/env";
import { findBackupAhead, findNewestBackup } from "@/lib/process/newest-backup";
import { errorCode } from "@/lib/server/boot/boot-error";
import { checkBackupFolder, nearestFolder, prepareDataFolder, readOrMakeSecret } from "@/lib/server/boot/data-folder";
import { findHolder } from "@/lib/server/boot/lock";
import { databaseError } from "@/lib/server/boot/database-error";
import { openUnmigrated, refuseHalfRestored } from "@/lib/server/boot/open-database";
import { findUnequalProcesses } from "@/lib/server/boot/unequal-processes";
import { describeMisplaced } from "@/lib/server/boot/misplaced-students";
import { findBootError, note, ok, problem, type Finding } from "./finding";
import { judgeClock } from "./machine";

export function checkDataFolder(folder: string): Promise<Finding[]> {
  return findBootError("Data", () => {
    if (tryFolder(folder, prepareDataFolder) === "made") return [ok("Data", `${folder} is made at the first start`)];
    if (existsSync(path.join(folder, "secret"))) readOrMakeSecret(folder);
    return [ok("Data", `${folder} can be written`)];
  });
}

/** Prepares a folder as a start does, and removes each folder that this made. @throws BootError as `prepare` does */
function tryFolder(folder: string, prepare: (folder: string) => void): "was there" | "made" {
  const above = nearestFolder(folder);
  prepare(folder);
  for (let made = folder; made !== above; made = path.dirname(made)) rmdirSync(made);
  return above === folder ? "was there" : "made";
}

export async function checkDatabase(env: Env): Promise<Finding[]> {
  return env.DATABASE_URL === undefined ? checkEmbedded(env) : checkPostgres(env, env.DATABASE_URL);
}

async function checkPostgres(env: Env, url: string): Promise<Finding[]> {
  return findBootError("Database", async () => {
    const opened = await openUnmigrated(env);
    try {
      const found = await inspectDatabase(pool()).catch((error: unknown) => {
        throw databaseError(url, error);
      });
      const problems = [
        ...judgeServer(found, new URL(url).host),
        ...judgeClock(found.clockAheadMs, "the database"),
        ...judgeTables(found),
        ...judgeStudents(found),
        ...(await findUnequalProcesses(env)).map((text) => problem("Processes", text)),
      ];
      return problems.length > 0 ? problems : [ok("Database", `PostgreSQL ${Math.floor(found.version / 10_000)}`)];
    } finally {
      await opened.close();
    }
  });
}

function judgeServer({ encoding, maxConnections, mayMigrate, tables }: InspectedDatabase, host: string): Finding[] {
  const wrong: [when: boolean, text: string][] = [
    [
      encoding !== "UTF8",
      `the database at ${host} stores ${encoding}, which lacks most letters: make one with createdb --encoding=UTF8 --template=template0, and set DATABASE_URL to it.`,
    ],
    [
      maxConnections < 25,
      `PostgreSQL at ${host} takes ${maxConnections} connections, and each Crosscase process keeps 20: set max_connections in postgresql.conf to 100.`,
    ],
    [
      !mayMigrate && tables !== "current",
      `the user in DATABASE_URL may not make tables: as its owner run "grant create on database … to …" and "grant create on schema public to …".`,
    ],
  ];
  return wrong.filter(([when]) => when).map(([, text]) => problem("Database", text));
}

function judgeTables({ tables }: InspectedDatabase): Finding[] {
  switch (tables) {
    case "later":
      return [
        problem(
          "Database",
          "a newer Crosscase has changed it, and this one can't read it: run that version, or bring back a backup from before.",
        ),
      ];
    case "earlier":
      return [
        note("Database", "an earlier Crosscase has made it: the next start brings it up to date. Make a backup first."),
      ];
    case "none":
      return [note("Database", "it is empty: the first start makes the tables.")];
    case "current":
      return [];
  }
}

const judgeStudents = ({ misplaced }: InspectedDatabase): Finding[] =>
  misplaced.map((student) => problem("Database", describeMisplaced(student)));

async function checkEmbedded(env: Env): Promise<Finding[]> {
  return findBootError("Database", async () => {
    refuseHalfRestored(env.DATA_DIR);
    if (!existsSync(path.join(env.DATA_DIR, "database")))
      return [note("Database", `there is none in ${env.DATA_DIR} yet: the first start makes it.`)];
    const holder = await findHolder(env.DATA_DIR);
    if (holder !== null) connect({ socketFolder: holder.socketFolder, max: 1 });
    const close = holder === null ? (await openUnmigrated(env)).close : disconnect;
    try {
      const inspected = await inspectDatabase(pool());
      const found = [...judgeTables(inspected), ...judgeStudents(inspected)];
      if (found.length > 0) return found;
      return [ok("Database", holder === null ? "can be opened" : `answers Crosscase (process ${holder.pid})`)];
    } finally {
      await close();
    }
  });
}

export async function checkRedis(url: string | undefined): Promise<Finding[]> {
  if (url === undefined) return [];
  const { host } = new URL(url);
  try {
    const { version, clockAheadMs } = await inspectRedis(url);
    if (Number(version.split(".")[0]) < 6)
      return [problem("Redis", `the Redis at ${host} is version ${version}: Crosscase needs 6 or newer.`)];
    return [ok("Redis", version), ...judgeClock(clockAheadMs, "Redis")];
  } catch (error) {
    const why = errorCode(error) || (error instanceof Error ? error.message : String(error));
    return [
      problem("Redis", `the Redis at ${host} can't be used (${why}): check REDIS_URL and that Redis runs there.`),
    ];
  }
}

const oldestBackupHours = 48;

export function checkBackups(folder: string | undefined, now: Date): Promise<Finding[]> | Finding[] {
  if (folder === undefined)
    return [note("Backups", "BACKUP_DIR is not set: no backups are looked for. See Backups in docs/operating.md.")];
  return findBootError("Backups", () => {
    if (tryFolder(folder, checkBackupFolder) === "made")
      return [note("Backups", `${folder} is made at the first start, and the first backup soon after.`)];
    const ahead = findBackupAhead(folder, now);
    return [
      ...judgeNewest(folder, findNewestBackup(folder, now), now),
      ...(ahead === null
        ? []
        : [
            problem(
              "Backups",
              `one in ${folder} is of ${ahead.toISOString()}, which is in the future: the clock was ahead when it was made, or is behind now. Set the clock, or delete that backup.`,
            ),
          ]),
    ];
  });
}

function judgeNewest(folder: string, newest: Date | null, now: Date): Finding[] {
  if (newest === null)
    return [
      problem("Backups", `there is no backup in ${folder}: make one with npm run backup, and let it be made daily.`),
    ];
  const hours = Math.max(0, Math.floor((now.getTime() - newest.getTime()) / 3_600_000));
  if (hours > oldestBackupHours)
    return [
      problem(
        "Backups",
        `the newest in ${folder} is ${Math.floor(hours / 24)} days old: find out why none was made since, and make one now with npm run backup.`,
      ),
    ];
  return [ok("Backups", `the newest is ${hours} ${hours === 1 ? "hour" : "hours"} old`)];
}
