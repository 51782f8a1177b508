/**
 * Ends the server when the npm that started it ends. npm sends a signal only to the shell in which it runs a script, and that shell ends without
 * passing the signal on, so stopping npm by its process id would leave the server running.
 */
import { readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { log } from "@/lib/process/log";
import { root } from "@/lib/process/root.js";

const checkMs = 500;
/** The scripts of package.json that run a server. */
const scripts: readonly (string | undefined)[] = ["start", "dev", "demo"];

/**
 * Stops this process by SIGTERM once npm or its shell has ended, even if that was before this call. Does nothing when npm did not start the
 * process, as under a service manager.
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

/** Whether this is the system's init process, which adopts processes whose parent has ended. In a container, process 1 may be npm itself. */
function isFirst(pid: number): boolean {
  if (pid > 1) return false;
  try {
    return !/^(?:npm|node)/.test(readFileSync("/proc/1/comm", "utf8"));
  } catch {
    return true;
  }
}

/** Whether the parent is npm itself, because the shell replaced itself by its only command. */
function isNode(pid: number): boolean {
  try {
    return path.basename(readlinkSync(`/proc/${pid}/exe`)).startsWith("node");
  } catch {
    return true; // without /proc only the parent is watched
  }
}

/** The parent's process id; null when there is no /proc, or no such process. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}
