import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { root } from "./root.js";

/** Runs a program with a temporary folder of its own until it prints something, and then ends it by the signal. Returns what is left in that folder. */
async function leftAfter(signal: NodeJS.Signals, program: string): Promise<string[]> {
  const temporary = mkdtempSync(path.join(os.tmpdir(), "crosscase-exit-"));
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary, TSX_DISABLE_CACHE: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  const left = readdirSync(temporary).filter((name) => name.startsWith("crosscase-"));
  rmSync(temporary, { recursive: true });
  return left;
}

/** A command that works with a copy. */
const command = `
  import { makeTemporaryFolder } from "./lib/process/remove-at-exit.ts";
  makeTemporaryFolder("crosscase-copy-");
  console.log("ready");
  setTimeout(() => undefined, 60_000);`;

it("B8h: a command that is ended by a signal, or by its terminal, leaves no copy of the database behind", async () => {
  const left = await Promise.all(
    (["SIGINT", "SIGTERM", "SIGHUP"] as const).map((signal) => leftAfter(signal, command)),
  );
  expect(left).toEqual([[], [], []]);
});

it("B8h: nor does one whose thread makes files in the copy until the end", async () => {
  const left = await leftAfter(
    "SIGTERM",
    `
  import { Worker } from "node:worker_threads";
  import { makeTemporaryFolder } from "./lib/process/remove-at-exit.ts";
  const { folder } = makeTemporaryFolder("crosscase-copy-");
  const makeFiles = \`
    import { writeFileSync } from "node:fs";
    import { parentPort, workerData } from "node:worker_threads";
    for (let n = 0; ; n++) {
      try { writeFileSync(workerData + "/" + (n % 1_000), ""); } catch {}
      if (n === 1_000) parentPort.postMessage("ready");
    }\`;
  new Worker(makeFiles, { eval: true, workerData: folder }).once("message", () => console.log("ready"));`,
  );
  expect(left).toEqual([]);
});

it("B8h: a process that ends in order by itself is left to do so, and its folder goes at its end", async () => {
  const left = await leftAfter(
    "SIGTERM",
    `
  import { existsSync, mkdtempSync } from "node:fs";
  import { makeTemporaryFolder } from "./lib/process/remove-at-exit.ts";
  const { folder } = makeTemporaryFolder("crosscase-copy-");
  const longer = setTimeout(() => undefined, 60_000);
  process.on("SIGTERM", () => setImmediate(() => {
    mkdtempSync(process.env.TMPDIR + (existsSync(folder) ? "/crosscase-in-order-" : "/crosscase-too-early-"));
    clearTimeout(longer);
  }));
  console.log("ready");`,
  );
  expect(left).toEqual([expect.stringMatching(/^crosscase-in-order-/)]);
});
