/** Chaos in `npm test`: two kills and each other fault once, in an order that the run's seed determines; `npm run chaos` has a hundred kills. */
import { expect, it } from "vitest";
import { runSeed } from "@/lib/testing/run-seed";
import type { Report } from "./report";
import { runChaos } from "./run";
import type { StoreName } from "./deployment";

const wanted = { kills: 2, seed: runSeed(), teams: 3, size: 2 };

export function shortChaos(store: StoreName): void {
  let report: Report | null = null;

  it(
    "R4, R5, R6, R7, R12, R14, T13b, B5a, B5b, B6, B8a, B8c: killed, frozen, cut off, without power, ended, restored from a backup that was taken while the class typed, and its clock moved, the real server keeps all that was Saved, once, under its author; and what a tampered store loses, doubles or misattributes is found",
    { retry: 0 },
    async ({ skip }) => {
      process.setMaxListeners(0); // each device's provider listens for the process's exit
      report = await runChaos({ ...wanted, store, log: () => undefined });
      if (report === null) return skip("PostgreSQL or Redis can't be had here");
      const details = `${report.table()}\n${report.summary}\n${report.problems.join("\n")}\nAgain: npm run chaos -- --store ${store} ${Object.entries(
        wanted,
      )
        .map(([name, value]) => `--${name} ${value}`)
        .join(" ")}`;
      console.log(`chaos on ${store}: ${report.summary}`);
      expect(report.failed, details).toBe(false);
    },
  );

  it("R7: its disk full, it keeps what was Saved, and stores the rest once there is room", ({ skip }) => {
    if (report?.outcomes.has("disk full") !== true) return skip("no disk that can be filled may be mounted here");
    expect(report.of("disk full")).toMatchObject({ times: 1, spared: 0, lost: 0, doubled: 0 });
  });
}
