/** `npm run backup -- FILE` (B8): backs up either store, with or without a running server. It changes and migrates nothing. */
import path from "node:path";
import { readDatabase } from "@/db/backup/read-database";
import { openEmbedded } from "@/db/embedded";
import { openClient } from "@/db/open-client";
import { currentTime } from "@/lib/process/clock";
import type { Env } from "@/lib/process/env";
import { BootError } from "@/lib/server/boot/boot-error";
import { lowerPriority } from "@/lib/process/lower-priority";
import { readSecret } from "@/lib/server/boot/data-folder";
import { findHolder } from "@/lib/server/boot/lock";
import { explainDatabaseError } from "@/lib/server/boot/database-error";
import {
  describeDatabase,
  emptyDatabaseError,
  openPostgresClient,
  refuseMissingDatabase,
} from "@/lib/server/boot/open-database";
import { findLastServer } from "@/lib/server/boot/running-server";
import { chooseSocketFolder } from "@/lib/server/boot/socket-folder";
import { refuseOtherDatabase } from "@/lib/server/commands/attach-to-server";
import { refuseExisting, writeBackupFile } from "./backup-file";
import { buildName } from "./build-name";
import { copyEmbeddedDatabase } from "./copy-embedded";
import { formatVersion, type BackupHeader } from "./format";

export interface MadeBackup {
  header: BackupHeader;
  bytes: number;
}

interface Target {
  file: string;
  /** Whether a database without teachers is backed up too: it is a new one, or not the server's. */
  withoutTeachers: boolean;
}

/** @throws BootError with a sentence when the backup can't be made; no file is left */
export async function makeBackup(env: Env, to: Target): Promise<MadeBackup> {
  refuseExisting(to.file);
  refuseOtherDatabase(env, findLastServer(env.DATA_DIR), await findHolder(env.DATA_DIR));
  refuseMissingDatabase(env);
  return env.DATABASE_URL === undefined ? backUpEmbedded(env, to) : backUpPostgres(env, env.DATABASE_URL, to);
}

async function backUpPostgres(env: Env, url: string, to: Target): Promise<MadeBackup> {
  const moment = currentTime(); // the snapshot is taken after this
  const client = await openPostgresClient(url);
  try {
    return await writeTo(to, client, { env, store: "postgres", moment });
  } catch (error) {
    throw explainDatabaseError(url, error);
  } finally {
    await client.end();
  }
}

async function backUpEmbedded(env: Env, to: Target): Promise<MadeBackup> {
  const copy = await copyEmbeddedDatabase(env);
  lowerPriority(); // people who type on this machine have precedence
  try {
    const socket = await chooseSocketFolder(copy.folder);
    const embedded = await openEmbedded({
      dataFolder: path.join(copy.folder, "database"),
      socketFolder: socket.folder,
    });
    try {
      const client = await openClient({ socketFolder: socket.folder });
      const made = await writeTo(to, client, { env, store: "embedded", moment: copy.moment });
      await client.end();
      return made;
    } finally {
      await embedded.close();
      socket.remove();
    }
  } finally {
    copy.remove();
  }
}

function writeTo(
  { file, withoutTeachers }: Target,
  client: Awaited<ReturnType<typeof openClient>>,
  of: { env: Env; store: BackupHeader["store"]; moment: Date },
): Promise<MadeBackup> {
  return readDatabase(client, async ({ migration, tables, sequences, batches }) => {
    if (migration === null) throw emptyDatabaseError(of.env);
    if (!withoutTeachers && tables.every(({ name, rows }) => name !== "teachers" || rows === 0))
      throw noTeachersError(of.env);
    const header: BackupHeader = {
      crosscaseBackup: formatVersion,
      build: buildName(),
      migration,
      moment: of.moment.toISOString(),
      store: of.store,
      tables,
      sequences,
    };
    return { header, bytes: await writeBackupFile(file, { header, secret: ownSecret(of.env), batches }) };
  });
}

function noTeachersError(env: Env): BootError {
  const { where, setting } = describeDatabase(env);
  return new BootError(
    `No backup was made: the database ${where} has no teacher, so it is new, or not the one of your server. Set ${setting} to that of your server, or add --without-teachers.`,
  );
}

/** The data folder's secret if it is in use. A secret from the environment is left out: the person who set it stores it. */
function ownSecret({ DATA_DIR, NEXTAUTH_SECRET }: Env): string | null {
  const secret = readSecret(DATA_DIR);
  return NEXTAUTH_SECRET === undefined || NEXTAUTH_SECRET === secret ? secret : null;
}
