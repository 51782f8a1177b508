import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findHolder, takeLock } from "./lock";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const writeLock = (holder: unknown) =>
  writeFileSync(path.join(folder, "lock"), typeof holder === "string" ? holder : JSON.stringify(holder));

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => child.once("close", resolve));
  return child.pid ?? 0;
}

describe("the lock of a data folder", () => {
  it("is free at first, and again once released", async () => {
    const lock = await takeLock(folder, folder);
    expect(lock).toHaveProperty("release");
    if ("release" in lock) lock.release();
    expect(await findHolder(folder)).toBeNull();
  });

  it("is held by a process that runs", async () => {
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    writeLock({ pid: child.pid, started: null, socketFolder: folder });
    expect(await takeLock(folder, folder)).toMatchObject({ pid: child.pid });
    const gone = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGKILL");
    await gone;
    expect(await takeLock(folder, folder)).toHaveProperty("release");
  });

  it("is not held by another process that has the number of one that was killed", async () => {
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    writeLock({ pid: child.pid, started: "1", socketFolder: folder });
    expect(await takeLock(folder, folder)).toHaveProperty("release");
    child.kill("SIGKILL");
  });

  it("is held by one whose number is not seen here, as in another container, when its socket answers", async () => {
    const server = net.createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(path.join(folder, ".s.PGSQL.5432"), resolve));
    const pid = await deadPid();
    writeLock({ pid, started: null, socketFolder: folder });
    expect(await takeLock(folder, folder)).toMatchObject({ pid });
    await new Promise((resolve) => server.close(resolve));
    expect(await takeLock(folder, folder)).toHaveProperty("release");
  });

  it("outlives a lock file that was half written, and a decision that was cut short", async () => {
    writeLock('{"pid":');
    const gate = path.join(folder, "lock.deciding");
    mkdirSync(gate);
    const old = new Date(Date.now() - 60_000);
    utimesSync(gate, old, old);
    expect(await takeLock(folder, folder)).toHaveProperty("release");
  });
});
