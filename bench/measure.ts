import { readFileSync } from "node:fs";

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
};

/** Milliseconds of processor time that the process has used, embedded database included; NaN where there is no /proc. */
export const readCpuMs = (pid: number) => readStat(`/proc/${pid}/stat`);

/** The same for the process's main thread only, which renders pages. */
export const readMainThreadMs = (pid: number) => readStat(`/proc/${pid}/task/${pid}/stat`);

function readStat(file: string): number {
  try {
    const [user, system] = readFileSync(file, "utf8").split(") ")[1]?.split(" ").slice(11, 13).map(Number) ?? [];
    return ((user ?? NaN) + (system ?? NaN)) * 10; // a tick is a hundredth of a second
  } catch {
    return NaN;
  }
}
