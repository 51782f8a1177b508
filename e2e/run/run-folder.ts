/**
 * Finds and removes what a test run must not leave behind: each of its processes has a variable in its environment, and its temporary files are in
 * one folder.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const runVariable = "CROSSCASE_TEST_RUN";

export class RunFolder {
  private constructor(readonly path: string) {}

  /** A short path, since it contains sockets (macOS's temporary folder is long). Others may enter it: PostgreSQL runs as another user. */
  static make(): RunFolder {
    const made = mkdtempSync(path.join(process.platform === "win32" ? os.tmpdir() : "/tmp", "crosscase-run-"));
    chmodSync(made, 0o755);
    process.env.TMPDIR = made;
    process.env[runVariable] = made;
    return new RunFolder(made);
  }

  /** Opens a folder that another process made. */
  static open(made: string): RunFolder {
    return new RunFolder(made);
  }

  /**
   * Processes of this run, each with its command line; without this process and its own compiler (a child, esbuild), which ends with it. They are
   * read from /proc, so only Linux has any.
   */
  processes(): { pid: number; command: string }[] {
    return findProcesses(runVariable, this.path).flatMap((pid) => {
      const command = read(pid, "cmdline").replaceAll("\0", " ").trim();
      const isOwnCompiler = command.includes("esbuild --service") && parentOf(pid) === process.pid;
      return command === "" || isOwnCompiler ? [] : [{ pid, command }];
    });
  }

  /** The folders that our own code has made in the run's folder and not removed. */
  folders(): string[] {
    return existsSync(this.path) ? readdirSync(this.path).filter((name) => name.startsWith("crosscase-")) : [];
  }

  /** Kills the processes that still run, and removes the folder. */
  remove(): void {
    killProcesses(this.processes().map(({ pid }) => pid));
    for (const at of mountsUnder(this.path)) spawnSync("umount", ["-l", at]);
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5 });
  }
}

export function killProcesses(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // The process has ended already.
    }
  }
}

/** Other processes that were started with this variable in their environment, or by such a process. */
export function findProcesses(name: string, value: string): number[] {
  return listNumericNames("/proc").filter(
    (pid) => pid !== process.pid && read(pid, "environ").split("\0").includes(`${name}=${value}`),
  );
}

/** The fourth field of proc(5)'s `stat`. The second, the program's name, is in brackets and may contain spaces. */
function parentOf(pid: number): number {
  return Number(
    read(pid, "stat")
      .replace(/^.*\) /s, "")
      .split(" ")[1],
  );
}

function read(pid: number, what: "environ" | "cmdline" | "stat"): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, "latin1");
  } catch {
    return ""; // the process has ended, or is another user's
  }
}

function listNumericNames(folder: string): number[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function mountsUnder(folder: string): string[] {
  try {
    return readFileSync("/proc/mounts", "utf8")
      .split("\n")
      .map((line) => line.split(" ")[1] ?? "")
      .filter((at) => at.startsWith(`${folder}/`));
  } catch {
    return [];
  }
}
