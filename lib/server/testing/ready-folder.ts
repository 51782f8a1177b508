import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { copyEmptyDatabase } from "@/db/testing/empty-database";

/** A new data folder whose empty database is made already; whoever asks for it takes it away. */
export async function makeReadyFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-data-"));
  await copyEmptyDatabase(path.join(folder, "database"));
  return folder;
}
