/** A Redis of the tests' own: found on PATH or installed as root, in a temporary folder, on a free port, and ended after. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import os from "node:os";
import path from "node:path";

export interface PrivateRedis {
  url: string;
  port: number;
  pid: number;
  stop: () => Promise<void>;
}

/** null, with the reason said once, where Redis can't be had. */
export async function startRedis(): Promise<PrivateRedis | null> {
  const program = findProgram() ?? install();
  if (program === null) {
    console.warn("Redis was not found and can't be installed here: its tests are skipped.");
    return null;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-redis-"));
  const port = await freePort();
  const child = spawn(program, ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"], { cwd: folder, stdio: "ignore" });
  await whenReady(port, child);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findProgram(): string | null {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/usr/local/bin"];
  return folders.map((folder) => path.join(folder, "redis-server")).find((file) => existsSync(file)) ?? null;
}

function install(): string | null {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  const quietly = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  try {
    execFileSync("apt-get", ["update"], quietly);
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "redis-server"], quietly);
  } catch {
    return null;
  }
  return findProgram();
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function whenReady(port: number, child: ChildProcess): Promise<void> {
  const ended = { now: false };
  child.once("exit", () => (ended.now = true));
  for (let tries = 0; tries < 200 && !ended.now; tries++) {
    if (await answers(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("the private Redis did not start");
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.once("data", (answer) => {
      resolve(answer.toString().startsWith("+PONG"));
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
  });
}
