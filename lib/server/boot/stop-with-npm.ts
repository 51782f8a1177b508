/**
 * Ends the server with the npm that started it. npm sends a signal only to the shell in which it runs a script, and that shell ends without
 * passing it on: whoever stops npm by its process id would leave the server behind.
 */
import { readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { log } from "@/lib/process/log";
import { root } from "@/lib/process/root.js";

const checkMs = 500;
/** The scripts of package.json that run a server. */
const scripts: readonly (string | undefined)[] = ["start", "dev", "demo"];

/**
 * Stops this process, as SIGTERM does, once npm or its shell has ended, before this was called too. Does nothing when npm did not start it,
 * as under a service manager.
 */
export function stopWithNpm(): void {
  const { npm_lifecycle_event: script, npm_package_json: file } = process.env;
  if (!scripts.includes(script) || file !== path.join(root, "package.json")) return;
  const shell = process.ppid;
  const npm = isNode(shell) ? null : parentOf(shell);
  if (isFirst(npm ?? shell)) return stop();
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === null || parentOf(shell) === npm)) return;
    clearInterval(timer);
    stop();
  }, checkMs);
  timer.unref();
}

function stop(): void {
  log().info("npm has ended, and Crosscase with it.");
  process.kill(process.pid, "SIGTERM");
}

/** Whether it is the system's first process, which takes over what others leave, and not npm itself, as in a container. */
function isFirst(pid: number): boolean {
  if (pid > 1) return false;
  try {
    return !/^(?:npm|node)/.test(readFileSync("/proc/1/comm", "utf8"));
  } catch {
    return true;
  }
}

/** Where a shell replaces itself by its only command, npm is the parent itself. */
function isNode(pid: number): boolean {
  try {
    return path.basename(readlinkSync(`/proc/${pid}/exe`)).startsWith("node");
  } catch {
    return true; // without /proc only the parent is watched
  }
}

/** Null where there is no /proc, or no such process. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}
