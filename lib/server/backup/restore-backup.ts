/** `npm run restore -- FILE` (B8): restores a backup of either store into an empty database of either store. */
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
  /** Where the earlier database was moved to; null when there was none, or an empty one. */
  aside: string | null;
}

/**
 * @param moveAside whether to move aside an embedded database that is not empty
 * @throws BootError with a sentence when the file can't be restored here; the database and secret are then unchanged
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
    // Restored too, so that devices that were signed in at the backup stay signed in.
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
