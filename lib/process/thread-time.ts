import { readFileSync } from "node:fs";

/** Milliseconds of the processor that this thread has had; elsewhere than on Linux, which alone tells threads apart, by the clock. */
export function threadCpuMs(): number {
  try {
    return Number.parseInt(readFileSync("/proc/thread-self/schedstat", "utf8"), 10) / 1e6;
  } catch {
    return performance.now();
  }
}
