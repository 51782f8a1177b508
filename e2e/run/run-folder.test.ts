import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { RunFolder } from "./run-folder";

const before = { TMPDIR: process.env.TMPDIR, CROSSCASE_TEST_RUN: process.env.CROSSCASE_TEST_RUN };
afterEach(() => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

it.skipIf(process.platform !== "linux")(
  "finds a process that was left running, in a group of its own too, and a folder that was left; then ends one and removes the other",
  async () => {
    const run = RunFolder.make();
    const child = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], {
      detached: true,
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
    mkdirSync(path.join(run.path, "crosscase-left"));
    await expect.poll(() => run.processes().map(({ pid }) => pid)).toEqual([child.pid]);
    expect(run.folders()).toEqual(["crosscase-left"]);
    run.remove();
    expect(await ended).toBe("SIGKILL");
    expect([run.processes(), existsSync(run.path)]).toEqual([[], false]);
  },
);
