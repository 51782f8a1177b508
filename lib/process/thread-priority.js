import { readlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Lets this thread, for whose answer somebody waits, have a tenth of what the thread of pages and sockets has where both want the processor. Plain JavaScript, for workers that start without a loader. */
export function useLowPriority() {
  setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
}

/** Lets this thread, which works in the background, wait for all others. */
export function useLeastPriority() {
  setPriority(os.constants.priority.PRIORITY_LOW);
}

/** @param {number} priority */
function setPriority(priority) {
  try {
    os.setPriority(Number(path.basename(readlinkSync("/proc/thread-self"))), priority);
  } catch {
    // Only Linux tells threads apart.
  }
}
