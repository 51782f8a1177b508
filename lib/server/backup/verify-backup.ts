/** `npm run backup -- --verify FILE` (B8): restores into a temporary database, reads every document, and removes the database again. */
import { listDocuments } from "@/lib/sync/queries/all-documents";
import { database } from "@/db/client";
import { readBackupFile } from "./backup-file";
import { checkDocument } from "./check-document";
import { makeCopyFolder } from "./copy-folder";
import { fillEmbedded } from "./fill-embedded";
import type { BackupHeader } from "./format";

export interface VerifiedBackup {
  header: BackupHeader;
  documents: number;
  /** Rows of all documents' logs, including compacted rows. */
  rows: number;
  /** A sentence for each problem. */
  problems: string[];
}

/** @throws BootError with a sentence when the file can't be restored */
export async function verifyBackup(file: string): Promise<VerifiedBackup> {
  const { folder, remove } = await makeCopyFolder("verify");
  try {
    return await readBackupFile(file, (backup) =>
      fillEmbedded(folder, backup, async () => {
        const found: VerifiedBackup = { header: backup.header, documents: 0, rows: 0, problems: [] };
        for (const { id, kind } of await listDocuments(database())) {
          const { rows, problems } = await checkDocument(id, kind);
          found.documents += 1;
          found.rows += rows;
          found.problems.push(...problems.map((problem) => `document ${id}: ${problem}`));
        }
        return found;
      }),
    );
  } finally {
    remove();
  }
}
