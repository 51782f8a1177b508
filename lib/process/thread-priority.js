import { readlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Lets this thread, which works for seconds in the background, wait for all others. Plain JavaScript, for workers that start without a loader. */
export function useLeastPriority() {
  try {
    os.setPriority(Number(path.basename(readlinkSync("/proc/thread-self"))), os.constants.priority.PRIORITY_LOW);
  } catch {
    // Only Linux tells threads apart.
  }
}
