import { readFileSync } from "node:fs";

/** Processor time of this thread in ms. Only Linux tells threads apart; elsewhere this is the time that has passed. */
export function threadCpuMs(): number {
  try {
    return Number.parseInt(readFileSync("/proc/thread-self/schedstat", "utf8"), 10) / 1e6;
  } catch {
    return performance.now();
  }
}
