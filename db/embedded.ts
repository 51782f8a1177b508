/**
 * PostgreSQL without a server to install: PGlite in a worker thread, reached by the same driver over a unix socket.
 * The caller holds the lock of the data folder (lib/server/boot/lock.ts) and has made `socketFolder`, private to this user.
 */
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { root } from "@/lib/process/root.js";

export interface EmbeddedDatabase {
  /** What `connect({ socketFolder })` takes. */
  socketFolder: string;
  /** Calls `listener` when the database ends without having been closed. */
  onUnexpectedEnd: (listener: (error: Error) => void) => void;
  close: () => Promise<void>;
}

/** The name `pg` looks for in the folder that it is given as host. */
export const socketName = ".s.PGSQL.5432";

/** Opens the database in `dataFolder`, and makes it the first time (about 4 s). */
export async function openEmbedded({
  dataFolder,
  socketFolder,
}: {
  dataFolder: string;
  socketFolder: string;
}): Promise<EmbeddedDatabase> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const socketPath = path.join(socketFolder, socketName);
  // A killed process leaves its socket behind; the holder of the folder's lock may remove it.
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
