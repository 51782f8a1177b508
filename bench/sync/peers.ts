/** The compared servers have a package and lock file of their own: the product does not install them, and they have their own yjs. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Installs the packages of the lock file in `at`, unless they are installed already. */
export function installPeers(at: string): Promise<void> {
  const wantedLock = readFileSync(path.join(at, "package-lock.json"), "utf8");
  const installedLock = path.join(at, "node_modules/.installed");
  if (!existsSync(installedLock) || readFileSync(installedLock, "utf8") !== wantedLock) {
    console.log(
      "Installing the peers, once (better-sqlite3 is compiled where there is no build of it for this machine) …",
    );
    const { status, stderr } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
      cwd: at,
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new Error(`the peers could not be installed:\n${stderr}`);
    writeFileSync(installedLock, wantedLock);
  }
  return Promise.resolve();
}
