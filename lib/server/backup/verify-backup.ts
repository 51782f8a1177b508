/** `npm run backup -- --verify FILE` (B8): restores into a temporary database, reads every document, and leaves nothing behind. */
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { listDocuments } from "@/db/queries/documents/all-documents";
import { database } from "@/db/client";
import { readBackupFile } from "./backup-file";
import { checkDocument } from "./check-document";
import { fillEmbedded } from "./fill-embedded";
import type { BackupHeader } from "./format";
import { removeAtExit } from "./remove-at-exit";

export interface VerifiedBackup {
  header: BackupHeader;
  documents: number;
  /** Rows of all documents' logs, compacted ones too. */
  rows: number;
  /** What can't be read, in words. */
  problems: string[];
}

/** @throws BootError with a sentence when the file can't be restored */
export async function verifyBackup(file: string): Promise<VerifiedBackup> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-verify-"));
  const remove = removeAtExit(folder);
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
