/** The demo's data folder, which the demo makes, marks as its own, and deletes at its end. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { BootError } from "@/lib/server/boot/boot-error";
import { findHolder } from "@/lib/server/boot/lock";

const mark = "made-by-the-demo";

/** Makes a new folder, at `wanted` if given. @throws BootError when the folder there is not a demo's, or another demo uses it */
export async function makeDemoFolder(wanted: string | undefined): Promise<{ folder: string; remove: () => void }> {
  const folder = wanted === undefined ? mkdtempSync(path.join(os.tmpdir(), "crosscase-demo-")) : path.resolve(wanted);
  if (wanted !== undefined) await clear(folder);
  writeFileSync(path.join(folder, mark), "Made by npm run demo, which deletes this folder.\n");
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Keeps `npm start` from using a demo's folder, which the next demo would delete. @throws BootError for such a folder */
export function refuseDemoFolder(folder: string): void {
  if (existsSync(path.join(folder, mark)))
    throw new BootError(
      `The folder ${path.resolve(folder)} was made by npm run demo, which deletes it: set DATA_DIR to another one.`,
    );
}

/** Deletes a folder that a killed demo has left. @throws BootError when the folder is not a demo's, or another demo uses it */
async function clear(folder: string): Promise<void> {
  if (existsSync(folder)) {
    if (!existsSync(path.join(folder, mark)))
      throw new BootError(
        `The demo did not make the folder ${folder}, and would delete it at its end: run it without DATA_DIR, or with one that does not exist yet.`,
      );
    const holder = await findHolder(folder);
    if (holder !== null)
      throw new BootError(`Another demo (process ${holder.pid}) uses the folder ${folder}: stop it first.`);
    rmSync(folder, { recursive: true, maxRetries: 5 });
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}
