import { randomBytes } from "node:crypto";
import { mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const toRemove = new Set<string>();
let isWatching = false;

/** Makes a private folder whose name begins with `prefix`, which `remove` or the end of the process removes. */
export function makeTemporaryFolder(prefix: string, parent = os.tmpdir()): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(parent, prefix));
  return { folder, remove: removeAtExit(folder) };
}

/** Removes a temporary file or folder when the returned function is called, or earlier when the process exits or a signal ends it. */
export function removeAtExit(path: string): () => void {
  toRemove.add(path);
  watch();
  return () => {
    toRemove.delete(path);
    remove(path);
  };
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  process.once("exit", () => toRemove.forEach(remove));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      // A server has a listener of its own, which ends the process in order.
      if (process.listenerCount(signal) === 1) process.exit(1);
    });
}

function remove(file: string): void {
  // At an exit threads still run, and the embedded database's may add a file to a folder while it is removed. Under another name it can't.
  const renamed = isFolder(file) ? renameFolder(file) : file;
  rmSync(renamed, { recursive: true, force: true, maxRetries: 5 });
}

const isFolder = (file: string) => statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The new name has the form that mkdtemp gives, so that a folder whose removal is cut off is still recognised (lib/server/backup/copy-folder.ts). */
function renameFolder(folder: string): string {
  const renamed = folder.slice(0, -6) + randomBytes(3).toString("hex");
  renameSync(folder, renamed);
  return renamed;
}
