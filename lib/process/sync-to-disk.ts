/** These return once a file's content, or a folder's names, are on the disk, so that a power cut leaves them as they are now. */
import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import path from "node:path";

export function syncToDisk(fileOrFolder: string): void {
  const descriptor = openSync(fileOrFolder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The folder with all that is in it. */
export function syncTreeToDisk(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    syncToDisk(path.join(entry.parentPath, entry.name));
  syncToDisk(folder);
}
