import { rmSync } from "node:fs";

const toRemove = new Set<string>();
let isWatching = false;

/** Removes a temporary file or folder when the returned function is called, or earlier when the process exits or a signal ends it. */
export function removeAtExit(path: string): () => void {
  toRemove.add(path);
  if (!isWatching) {
    isWatching = true;
    process.once("exit", () => toRemove.forEach(remove));
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
  }
  return () => {
    toRemove.delete(path);
    remove(path);
  };
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
