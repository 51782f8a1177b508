import { renameSync, writeFileSync } from "node:fs";
import { removeAtExit } from "@/lib/process/remove-at-exit";
import { syncToDisk } from "@/lib/process/sync-to-disk";
import { readSecret, secretFile } from "@/lib/server/boot/data-folder";

export interface StagedSecret {
  /** Makes it the data folder's secret. A different earlier secret is renamed to `aside`. */
  put: (aside: string) => void;
  /** Removes the staged file, unless `put` was called. */
  discard: () => void;
}

/** Writes a backup's secret beside the data folder's own before the database is replaced, because a full disk must not fail a restore after that (B8). */
export function stageSecret(folder: string, secret: string): StagedSecret {
  const file = secretFile(folder);
  const staged = `${file}.${process.pid}.new`;
  const discard = removeAtExit(staged);
  writeFileSync(staged, secret, { mode: 0o600, flush: true });
  return {
    put: (aside) => {
      const earlier = readSecret(folder);
      if (earlier === secret) return;
      if (earlier !== null) renameSync(file, aside);
      renameSync(staged, file);
      syncToDisk(folder);
    },
    discard,
  };
}
