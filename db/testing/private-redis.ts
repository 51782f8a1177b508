/** Starts a private Redis: found on PATH or installed as root, in a temporary folder, on a free port. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { findOrInstall, findFreePort, currentSystem, formatInstallHint, waitUntilReady } from "./private-server";

export interface PrivateRedis {
  url: string;
  port: number;
  pid: number;
  stop: () => Promise<void>;
}

/** Returns null, and prints why, when Redis is not available. */
export async function startRedis(): Promise<PrivateRedis | null> {
  const program = findRedis();
  if (program === null) {
    console.warn(
      `Tests with Redis are skipped. ${formatInstallHint({ name: "Redis", debian: "redis-server", homebrew: "redis", otherwise: "put redis-server on PATH" }, currentSystem())}`,
    );
    return null;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-redis-"));
  const port = await findFreePort();
  const child = spawn(
    program,
    ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"],
    { cwd: folder, stdio: "ignore" },
  );
  await waitUntilReady(child, "Redis", () => isAnswering(port), 25);
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

/** Finds or installs Redis; null when it is not available. */
export const findRedis = () => findOrInstall(findProgram, "redis-server");

function findProgram(): string | null {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/usr/local/bin"];
  return folders.map((folder) => path.join(folder, "redis-server")).find((file) => existsSync(file)) ?? null;
}

function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.once("data", (answer) => {
      resolve(answer.toString().startsWith("+PONG"));
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
  });
}
