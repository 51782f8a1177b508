/** Chooses the folder of the embedded database's socket: DATA_DIR if a socket works there, else a new temporary folder. */
import { rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { socketName } from "@/db/embedded";
import { makeTemporaryFolder } from "@/lib/process/remove-at-exit";

/** Node 20 silently truncates a socket's path at 107 bytes, so two deep folders could share one database. */
const maxPathBytes = 100;

/** `remove` deletes a temporary folder and leaves DATA_DIR alone. */
export interface SocketFolder {
  folder: string;
  remove: () => void;
}

export async function chooseSocketFolder(dataFolder: string): Promise<SocketFolder> {
  const fits = Buffer.byteLength(path.join(dataFolder, socketName)) <= maxPathBytes;
  if (fits && (await supportsSockets(dataFolder))) return { folder: dataFolder, remove: () => undefined };
  return makeTemporaryFolder("crosscase-");
}

/** Some shared and mounted file systems hold files but no sockets. */
async function supportsSockets(folder: string): Promise<boolean> {
  const trial = path.join(folder, `.s.${process.pid}`);
  const server = net.createServer();
  const works = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(trial, () => resolve(true));
  });
  if (works) await new Promise((resolve) => server.close(resolve));
  rmSync(trial, { force: true });
  return works;
}
