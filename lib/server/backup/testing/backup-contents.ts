import type { RowText } from "@/db/backup/tables";
import { readBackupFile } from "@/lib/server/backup/backup-file";
import type { BackupHeader } from "@/lib/server/backup/format";

/** Reads a backup: the rows of each table in a fixed order. The table `installation` is left out, because a restored database is another installation. */
export function readContents(file: string): Promise<{ header: BackupHeader; tables: Map<string, RowText[]> }> {
  return readBackupFile(file, async ({ header, batches }) => {
    const tables = new Map<string, RowText[]>(header.tables.map(({ name }) => [name, []]));
    for await (const { table, rows } of batches) tables.get(table)?.push(...rows);
    tables.delete("installation");
    for (const rows of tables.values()) rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return { header, tables };
  });
}
