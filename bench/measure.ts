import { readFileSync } from "node:fs";

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
};

/** Milliseconds of processor time the process has had, database included; NaN where there is no /proc. */
export function readCpuMs(pid: number): number {
  try {
    const [user, system] =
      readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ").slice(11, 13).map(Number) ?? [];
    return ((user ?? NaN) + (system ?? NaN)) * 10; // in hundredths of a second
  } catch {
    return NaN;
  }
}
