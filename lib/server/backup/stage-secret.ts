import { renameSync, writeFileSync } from "node:fs";
import { syncToDisk } from "@/lib/process/sync-to-disk";
import { readSecret, secretFile } from "@/lib/server/boot/data-folder";
import { removeAtExit } from "./remove-at-exit";

export interface StagedSecret {
  /** Puts it in place. Another one that was there is renamed to `aside`. */
  put: (aside: string) => void;
  /** Removes what was written, unless it is in place. */
  discard: () => void;
}

/** B8: writes a backup's secret beside the data folder's own, before the database is put in place: after that nothing should fail for want of room. */
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
