import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { copyEmptyDatabase } from "@/db/testing/empty-database";

/** Makes a data folder with an empty, migrated database. The caller deletes it. */
export async function makeReadyFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-data-"));
  await copyEmptyDatabase(path.join(folder, "database"));
  return folder;
}
