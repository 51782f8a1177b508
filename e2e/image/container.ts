/** Starts a process from an image's files as a container engine does: read-only, as another user, and without a way to gain privileges. */
import { execFileSync, spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { readFileSync } from "node:fs";
import { waitUntilReady } from "@/db/testing/private-server";
import type { MemoryLimit } from "./memory-limit";

export interface ContainerOptions {
  /** The folder of the image's files. */
  image: string;
  command: readonly string[];
  /** The number of the user and of the group. */
  user: number;
  /** The user's folder that is mounted as /data. */
  data: string;
  /** The user's folder that is mounted as /backups. */
  backups?: string;
  environment: Readonly<Record<string, string>>;
  port: number;
  memory?: MemoryLimit | null;
}

export interface Container {
  port: number;
  /** /proc/<pid>/status of the server. */
  status: () => string;
  /** Runs a command inside, as the user with this number, with the environment that the server has. */
  runInside: (user: number, ...command: string[]) => SpawnSyncReturns<string>;
  /** Sends SIGTERM. Resolves to the exit code, or null when the process ended by a signal. */
  stop: () => Promise<number | null>;
}

/** The status of a GET; 0 when nothing answers. */
export const ask = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

/** Mounts the image read-only, and /data, /tmp and, if given, /backups writable. */
const enter = (user: number) => `
mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"
mount --bind "$2" "$1/data" && mount -t tmpfs -o mode=1777 tmpfs "$1/tmp" && mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev"
[ -z "$3" ] || mount --bind "$3" "$1/backups"
at=$1; shift 3
exec setpriv --no-new-privs chroot --userspec=${user}:${user} --groups= "$at" "$@"`;

/** Resolves once /healthz answers. @throws Error when the process ends, or does not answer within a minute */
export async function startContainer(options: ContainerOptions): Promise<Container> {
  const { image, command, user, data, backups = "", port, memory } = options;
  const environment = Object.entries({
    PATH: "/usr/local/bin:/usr/bin:/bin",
    NODE_ENV: "production",
    DATA_DIR: "/data",
    ...options.environment,
    PORT: String(port),
  }).map(([name, value]) => `${name}=${value}`);
  const join = memory ? `echo $$ > ${memory.processes}` : "true";
  const isolate = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-e", "-c", enter(user), "enter"];
  // This shell's own environment, such as TMPDIR, must not reach the container.
  const enterFolder = ["/usr/bin/env", "--ignore-environment", "--chdir=/crosscase", ...environment];
  const inside = [...enterFolder, ...command];
  const child = spawn("sh", ["-c", `${join}; exec "$@"`, "start", ...isolate, image, data, backups, ...inside], {
    stdio: "inherit",
  });
  process.once("exit", () => child.kill("SIGKILL")); // when a step fails
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await waitUntilReady(
    child,
    "server in the image",
    async () => (await ask(`http://127.0.0.1:${port}/healthz`)) === 200,
    300,
  );
  const server = findServer(child.pid ?? 0);
  return {
    port,
    status: () => readFileSync(`/proc/${server}/status`, "utf8"),
    runInside: (as, ...command) =>
      spawnSync(
        "nsenter",
        [
          ...["--mount", `--target=${server}`, "chroot", `--userspec=${as}:${as}`, "--groups=", image],
          ...enterFolder,
          ...command,
        ],
        { encoding: "utf8" },
      ),
    stop: () => {
      process.kill(server, "SIGTERM");
      return ended;
    },
  };
}

/** The server is unshare's only child. */
function findServer(unshare: number): number {
  return Number(execFileSync("pgrep", ["-P", String(unshare)], { encoding: "utf8" }).split("\n")[0]);
}
