import { execFile } from "node:child_process";
import { readdirSync, readlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * Lets this thread wait for others of the process where they share a core. Plain JavaScript, for workers that start without a loader.
 * @param {number} nice as in setpriority(2): 0 is what every thread begins with, 19 the least. Each step is a fifth less of a full core.
 */
export function stepBack(nice) {
  try {
    stepBackThread(path.basename(readlinkSync("/proc/thread-self")), nice);
  } catch {
    // Only Linux tells threads apart.
  }
}

/**
 * Lets all other threads of this process wait for this one: to be called before workers are started, when they are Node's own, which compile,
 * mark what is garbage, read files and hash passwords.
 * @param {number} nice
 */
export function stepBackOthers(nice) {
  try {
    const self = path.basename(readlinkSync("/proc/thread-self"));
    for (const thread of readdirSync("/proc/self/task")) if (thread !== self) stepBackThread(thread, nice);
  } catch {
    // As above.
  }
}

/**
 * @param {string} thread
 * @param {number} nice
 */
function stepBackThread(thread, nice) {
  os.setPriority(Number(thread), nice);
  giveWay(thread);
}

/**
 * Batch work does not interrupt others when it wakes up, and who has a longer slice than others (in ns; Linux 6.12) is interrupted by them: sched(7).
 * Where chrt(1) is missing, or older than util-linux 2.41, the thread takes turns as any other.
 * @param {string} thread
 */
function giveWay(thread) {
  execFile("chrt", ["--batch", "--sched-runtime", "3000000", "--pid", "0", thread], () => undefined);
}
