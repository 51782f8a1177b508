import { readlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * Lets this thread wait for others of the process where they share a core. Plain JavaScript, for workers that start without a loader.
 * @param {number} nice as in setpriority(2): 0 is what every thread begins with, 19 the least. Each step is a fifth less of a full core.
 */
export function stepBack(nice) {
  try {
    os.setPriority(Number(path.basename(readlinkSync("/proc/thread-self"))), nice);
  } catch {
    // Only Linux tells threads apart.
  }
}
