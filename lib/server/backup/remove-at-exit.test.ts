import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { root } from "@/lib/process/root.js";

/** A command that works with a copy until a signal ends it. */
const program = `
  import { removeAtExit } from "./lib/server/backup/remove-at-exit.ts";
  removeAtExit(process.env.COPY);
  console.log("ready");
  setTimeout(() => undefined, 60_000);`;

async function isLeftBy(signal: NodeJS.Signals): Promise<boolean> {
  const copy = mkdtempSync(path.join(os.tmpdir(), "crosscase-exit-"));
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
    cwd: root,
    env: { ...process.env, COPY: copy },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill(signal);
  await once(child, "exit");
  return existsSync(copy);
}

it("B8h: a command that is ended by a signal, or by its terminal, leaves no copy of the database behind", async () => {
  const left = await Promise.all((["SIGINT", "SIGTERM", "SIGHUP"] as const).map(isLeftBy));
  expect(left).toEqual([false, false, false]);
});
