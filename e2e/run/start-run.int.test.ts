import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { RunFolder } from "./run-folder";

const root = path.resolve(import.meta.dirname, "../..");

/** A program like those in package.json: it leaves a folder, a process with its own group, and a process whose parent has ended. */
const program = `
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawn } from "node:child_process";
import { startRun } from "./e2e/run/start-run";
import { run } from "./e2e/run/step";
const own = startRun();
mkdtempSync(path.join(os.tmpdir(), "crosscase-left-"));
spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], { detached: true, stdio: "ignore" });
void run({ command: "sh", args: ["-c", "sleep 600 & sleep 600"], minutes: 1 });
setTimeout(() => console.log("at " + own.path), 100);
`;

async function started(args: readonly string[], folder: RegExp) {
  const { CROSSCASE_TEST_RUN: _, ...env } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  await expect.poll(() => folder.exec(output)?.[1]).toBeDefined();
  return { child, ended, run: RunFolder.open(folder.exec(output)?.[1] ?? "") };
}

describe.skipIf(process.platform !== "linux")("a program that is ended by a signal", () => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    it(`leaves no process and no folder after ${signal}`, async () => {
      const { child, ended, run } = await started(["--input-type=module", "-e", program], /at (\S+)/);
      await expect
        .poll(
          () =>
            run.processes().filter(({ command }) => /setInterval|sleep/.test(command) && !command.includes("startRun"))
              .length,
        )
        .toBeGreaterThanOrEqual(3);
      expect(run.folders()).toHaveLength(1);
      child.kill(signal);
      expect(await ended).toBe(130);
      await expect.poll(() => run.processes()).toEqual([]);
      expect(existsSync(run.path)).toBe(false);
    });
  }

  it("npm run fuzz leaves none either, with its tests and databases running", async () => {
    const { child, ended, run } = await started(["e2e/fuzz/main.ts", "--runs", "1000"], /temporary files in (\S+)/);
    await expect.poll(() => run.folders().some((name) => name.startsWith("crosscase-test-"))).toBe(true);
    expect(run.processes().length).toBeGreaterThan(0);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    await expect.poll(() => run.processes()).toEqual([]);
    expect(existsSync(run.path)).toBe(false);
  });
});
