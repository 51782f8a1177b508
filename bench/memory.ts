/**
 * `npm run bench:memory [-- --build]`: prints the memory of a server without a class, embedded database included, at its first start, which makes
 * the database, and at a later start. With --build also the memory of the build, which a first `npm start` runs in separate processes. Linux only.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startRun } from "@/e2e/run/start-run";
import { ensureBuilt } from "@/lib/server/boot/build";
import { stampFile } from "@/lib/server/build-stamp.js";
import { startServer } from "@/lib/server/testing/real-server";

startRun();
const idleMs = 10_000;
/** MB, for a machine of 1 GB. */
const limits = { first: 450, later: 300 };

/** @param name `VmRSS`: now; `VmHWM`: the maximum so far. @returns MB */
function readMemory(pid: number, name: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}

async function measureStart(name: string, dataDir: string, limit: number): Promise<boolean> {
  const began = performance.now();
  const server = await startServer({ DATA_DIR: dataDir });
  const seconds = (performance.now() - began) / 1_000;
  await wait(idleMs);
  const [now, most] = [readMemory(server.pid, "VmRSS"), readMemory(server.pid, "VmHWM")];
  await server.stop();
  const counts = name === "first start" ? most : now;
  console.log(
    `${name.padEnd(14)}${now.toFixed(0).padStart(6)} MB, at most ${most.toFixed(0)} MB; ready after ${seconds.toFixed(1)} s${counts > limit ? `   MORE THAN ${limit} MB` : ""}`,
  );
  return counts <= limit;
}

/** Prints the maximum memory of the build and all its child processes together, in MB, sampled ten times a second. */
async function measureBuild(): Promise<void> {
  rmSync(stampFile, { force: true });
  const child = spawn(process.execPath, ["lib/server/run.js", "build"], { stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let most = 0;
  const timer = setInterval(() => {
    const sum = processTree(child.pid ?? 0).reduce((total, pid) => total + memoryOrNothing(pid), 0);
    most = Math.max(most, sum);
  }, 100);
  await ended;
  clearInterval(timer);
  console.log(`${"build".padEnd(14)}at most ${most.toFixed(0)} MB in all its processes`);
}

function memoryOrNothing(pid: number): number {
  try {
    return readMemory(pid, "VmRSS") || 0;
  } catch {
    return 0; // the process has ended
  }
}

function processTree(top: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        return [[Number(pid), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])] as const];
      } catch {
        return [];
      }
    });
  const found = [top];
  for (const pid of found) found.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child));
  return found;
}

if (process.argv.includes("--build")) await measureBuild();
await ensureBuilt();
const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-memory-"));
const dataDir = path.join(folder, "data");
const first = await measureStart("first start", dataDir, limits.first);
const later = await measureStart("later start", dataDir, limits.later);
rmSync(folder, { recursive: true });
process.exit(first && later ? 0 : 1);
