/** The peers have a package of their own, with a lock file: the product's installation does not pay for them, and theirs is not the product's yjs. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Installs what the lock file in `at` says, unless that is there already. */
export function installPeers(at: string): Promise<void> {
  const wanted = readFileSync(path.join(at, "package-lock.json"), "utf8");
  const noted = path.join(at, "node_modules/.installed");
  if (!existsSync(noted) || readFileSync(noted, "utf8") !== wanted) {
    console.log(
      "Installing the peers, once (better-sqlite3 is compiled where there is no build of it for this machine) …",
    );
    const { status, stderr } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
      cwd: at,
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new Error(`the peers could not be installed:\n${stderr}`);
    writeFileSync(noted, wanted);
  }
  return Promise.resolve();
}
