import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeAll, expect, it } from "vitest";
import { root } from "@/lib/process/root.js";
import { ensureBuilt } from "@/lib/server/boot/build";
import { makeReadyFolder } from "@/lib/server/testing/ready-folder";
import { serverEnv } from "@/lib/server/testing/real-server";

interface Started {
  child: ChildProcess;
  dataDir: string;
  server: number;
}
const started: Started[] = [];
const folders: string[] = [];

beforeAll(() => ensureBuilt());
afterEach(() => {
  for (const { server } of started.splice(0)) if (isRunning(server)) process.kill(server, "SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function makeFolder(): Promise<string> {
  const folder = await makeReadyFolder();
  folders.push(folder);
  return folder;
}

/** Starts a server by a command in a new session, so that no terminal ends it. */
async function start(command: string, ...args: string[]): Promise<Started> {
  const dataDir = await makeFolder();
  const child = spawn(command, args, {
    cwd: root,
    env: serverEnv({ DATA_DIR: dataDir }),
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error("It did not start.")));
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.includes("Crosscase is ready.")) resolve();
    });
  });
  const { pid: server } = JSON.parse(readFileSync(path.join(dataDir, "lock"), "utf8")) as { pid: number };
  const one = { child, dataDir, server };
  started.push(one);
  return one;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const isGone = ({ server, dataDir }: Started) => [isRunning(server), existsSync(path.join(dataDir, "lock"))];

it.each(["SIGTERM", "SIGKILL"] as const)(
  "B5c: npm start that is stopped by npm's process id, with %s, leaves no server behind: it stops in order",
  async (signal) => {
    const one = await start("npm", "start");
    expect(one.server).not.toBe(one.child.pid);
    one.child.kill(signal);
    await expect.poll(() => isGone(one), { interval: 50 }).toEqual([false, false]);
  },
);

it("B5c: a server whose npm has ended before it looked for it stops too", async () => {
  const dataDir = await makeFolder();
  const env = { npm_lifecycle_event: "start", npm_package_json: path.join(root, "package.json") };
  const shell = spawn("sh", ["-c", "node lib/server/run.js start & echo $!"], {
    cwd: root,
    env: serverEnv({ ...env, DATA_DIR: dataDir }),
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  const [line] = (await once(shell.stdout, "data")) as [Buffer];
  const one = { child: shell, dataDir, server: Number(line.toString()) };
  started.push(one);
  await expect.poll(() => isRunning(one.server), { interval: 50 }).toBe(false);
});

it("B5c: a server that npm did not start goes on when the shell that started it ends", async () => {
  const one = await start("sh", "-c", "node lib/server/run.js start; true");
  const gone = new Promise((resolve) => one.child.once("exit", resolve));
  one.child.kill("SIGKILL");
  await gone;
  await new Promise((resolve) => setTimeout(resolve, 1_500)); // in this time a server that watches npm checks three times
  expect(isRunning(one.server)).toBe(true);
});
