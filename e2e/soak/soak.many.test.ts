import { expect, it } from "vitest";
import { runSeed } from "@/lib/testing/run-seed";
import { runSoak } from "./soak";

const short = { minutes: 0.2, students: 16, processes: 2 };

it(
  "B5a, B5b, B8c, B9b, R13: while a class writes clocks are moved, two processes are restarted one after the other, the power is cut, and an older backup is put back: what was Saved is there, once, under its author, or on no device any more, and they end by themselves",
  { retry: 0 },
  async ({ skip }) => {
    process.setMaxListeners(0); // each device's provider listens for the process's exit
    const lines: string[] = [];
    const report = await runSoak({ ...short, seed: runSeed(), log: (line) => lines.push(line) });
    if (report === null) return skip("PostgreSQL or Redis can't be had here");
    expect(report.problems, lines.join("\n")).toEqual([]);
  },
);
