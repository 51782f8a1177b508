/**
 * PostgreSQL without a server to install: PGlite in a worker thread, reached by the same driver over a unix socket.
 * The caller holds the lock of the data folder (lib/server/boot/lock.ts) and has made `socketFolder`, private to this user.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { root } from "@/lib/process/root.js";
import { syncToDisk, syncTreeToDisk } from "@/lib/process/sync-to-disk";

export interface EmbeddedDatabase {
  /** The argument for `connect({ socketFolder })`. */
  socketFolder: string;
  /** Calls `listener` when the database ends without having been closed. */
  onUnexpectedEnd: (listener: (error: Error) => void) => void;
  close: () => Promise<void>;
}

/** The socket's name that `pg` expects in a folder that is given as host. */
export const socketName = ".s.PGSQL.5432";

/** The files of a database without tables, as the build has made them (make-empty-cluster.js). */
export const emptyClusterFolder = path.join(root, ".next", "crosscase-empty-cluster");

/** Opens the database in `dataFolder`. The first time it makes it: from the build's files, or without a build by PGlite (about 4 s and 800 MB). */
export async function openEmbedded({
  dataFolder,
  socketFolder,
}: {
  dataFolder: string;
  socketFolder: string;
}): Promise<EmbeddedDatabase> {
  copyEmptyCluster(dataFolder);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const socketPath = path.join(socketFolder, socketName);
  // A killed process leaves its socket behind, which the holder of the folder's lock may remove.
  rmSync(socketPath, { force: true });
  const worker = new Worker(path.join(root, "db/embedded-worker.js"), {
    workerData: { dataFolder, socketPath },
    execArgv: [],
  });
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The embedded database ended while it was opening.")));
  });

  let closing = false;
  let failure: Error | undefined;
  let listener: (error: Error) => void = () => undefined;
  worker.on("error", (error) => {
    failure ??= error instanceof Error ? error : new Error(String(error));
  });
  worker.once("exit", (code) => {
    if (!closing) listener(failure ?? new Error(`The embedded database ended (${code}).`));
  });
  return {
    socketFolder,
    onUnexpectedEnd: (next) => {
      listener = next;
    },
    close: async () => {
      closing = true;
      worker.postMessage("close");
      await ended;
      rmSync(socketPath, { force: true });
    },
  };
}

/** Copies into another folder first, so that an interrupted copy does not count as a database. */
function copyEmptyCluster(dataFolder: string): void {
  const isEmpty = !existsSync(dataFolder) || readdirSync(dataFolder).length === 0;
  if (!isEmpty || !existsSync(emptyClusterFolder)) return;
  const copy = `${dataFolder}.new`;
  for (const folder of [copy, dataFolder]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true, mode: 0o700 });
  cpSync(emptyClusterFolder, copy, { recursive: true });
  syncTreeToDisk(copy); // before the rename, so that after a power cut the name never stands for lost files
  renameSync(copy, dataFolder);
  syncToDisk(path.dirname(dataFolder));
}
