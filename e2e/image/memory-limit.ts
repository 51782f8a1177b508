import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface MemoryLimit {
  /** The limit applies to a process that writes its id into this file, and to all that it starts. */
  processes: string;
  /** The maximum memory so far, in bytes. */
  readPeak: () => number;
  remove: () => void;
}

/** The names of the kernel's files, by version of its control groups. */
const versions = [
  { at: "/sys/fs/cgroup/memory", limit: "memory.limit_in_bytes", peak: "memory.max_usage_in_bytes" },
  { at: "/sys/fs/cgroup", limit: "memory.max", peak: "memory.peak" },
];

/** Null where this process can't limit memory. */
export function limitMemory(bytes: number): MemoryLimit | null {
  for (const { at, limit, peak } of versions) {
    const folder = path.join(at, `crosscase-${process.pid}`);
    try {
      mkdirSync(folder);
    } catch {
      continue;
    }
    if (existsSync(path.join(folder, limit))) {
      writeFileSync(path.join(folder, limit), String(bytes));
      return {
        processes: path.join(folder, "cgroup.procs"),
        readPeak: () => Number(readFileSync(path.join(folder, peak), "utf8")),
        remove: () => rmdirSync(folder),
      };
    }
    rmdirSync(folder);
  }
  return null;
}
