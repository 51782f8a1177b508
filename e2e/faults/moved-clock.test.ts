import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { WallClock } from "./wall-clock";

it("R12: a process that chaos starts has its wall clock moved in all its threads, each way of asking for it, and nothing else", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-clock-"));
  try {
    const { env } = new WallClock(folder, "a");
    writeFileSync(env["MOVED_CLOCK"] ?? "", "-3600000");
    const asked = `const asked = [Date.now(), new Date().getTime(), Date.parse(Date()), new Date(7).getTime(), new Date() instanceof Date, performance.timeOrigin + performance.now()]`;
    const inThread = `import { parentPort } from "node:worker_threads"; ${asked}; parentPort.postMessage(asked)`;
    const program = `${asked}; new (require("node:worker_threads").Worker)(new URL("data:text/javascript," + ${JSON.stringify(encodeURIComponent(inThread))})).once("message", (other) => console.log(JSON.stringify([asked, other])))`;
    const before = Date.now();
    const printed = JSON.parse(
      execFileSync(process.execPath, ["-e", program], { env: { ...process.env, ...env }, encoding: "utf8" }),
    ) as unknown[][];
    expect(printed).toHaveLength(2);
    for (const [now, made, told, seven, isDate, rising] of printed) {
      for (const each of [now, made, told]) expect(Math.abs(Number(each) + 3_600_000 - before)).toBeLessThan(20_000);
      expect([seven, isDate]).toEqual([7, true]);
      expect(Math.abs(Number(rising) - before)).toBeLessThan(20_000);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
