import { readlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * For a thread whose answer somebody waits for: when it competes with the thread of pages and sockets, it gets a tenth of that thread's processor
 * time. Plain JavaScript, for workers that start without a loader.
 */
export function useLowPriority() {
  setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
}

/** For a thread that works in the background: all other threads have precedence. */
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
