/** `npm run restore -- FILE` (B8): into an empty database of either store, whichever store the backup is of. */
import path from "node:path";
import type { Env } from "@/lib/process/env";
import { BootError } from "@/lib/server/boot/boot-error";
import { prepareDataFolder } from "@/lib/server/boot/data-folder";
import { findHolder } from "@/lib/server/boot/lock";
import { findLastServer } from "@/lib/server/boot/running-server";
import { refuseOtherDatabase } from "@/lib/server/commands/attach-to-server";
import { readBackupFile } from "./backup-file";
import type { BackupHeader } from "./format";
import { restoreEmbedded } from "./restore-embedded";
import { restorePostgres } from "./restore-postgres";
import { stageSecret } from "./stage-secret";

export interface RestoredBackup {
  header: BackupHeader;
  /** Where the database lies that was there before; null when there was none, or an empty one. */
  aside: string | null;
}

/**
 * @param moveAside whether an embedded database that is not empty is moved aside
 * @throws BootError with a sentence when the file can't be restored here; then what was there is there still
 */
export async function restoreBackup(env: Env, file: string, moveAside: boolean): Promise<RestoredBackup> {
  const { DATABASE_URL: url, DATA_DIR: folder } = env;
  if (url !== undefined && moveAside)
    throw new BootError(
      "--move-aside is for the embedded database: on PostgreSQL make an empty database, and set DATABASE_URL to it.",
    );
  prepareDataFolder(folder);
  refuseOtherDatabase(env, findLastServer(folder), await findHolder(folder));
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  return readBackupFile(file, async (backup) => {
    const { secret } = backup;
    // Devices that were signed in then still are.
    const staged = secret === null || env.NEXTAUTH_SECRET !== undefined ? null : stageSecret(folder, secret);
    try {
      const aside =
        url === undefined
          ? await restoreEmbedded({ folder, backup, moveAside, stamp })
          : await restorePostgres(url, backup).then(() => null);
      staged?.put(path.join(folder, `secret-before-${stamp}`));
      return { header: backup.header, aside };
    } finally {
      staged?.discard();
    }
  });
}
