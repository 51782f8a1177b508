/**
 * `npm run chaos -- [--kills 100] [--seed N] [--store embedded|postgres|both] [--teams N] [--size N]`: kills the real server that often on each store,
 * with other faults in between, while a class types. Prints a table per store. The exit code is 1 when anything that was shown as Saved is missing, is
 * there twice or under another's name; when too little was done to mean anything; when the checker misses tampering at the end; and when a store is not available.
 */
import { parseArgs } from "node:util";
import { startRun } from "@/e2e/run/start-run";
import { run } from "@/e2e/run/step";
import { ensureBuilt } from "@/lib/server/boot/build";
import { runChaos } from "./run";
import type { StoreName } from "./deployment";

startRun();
const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    seed: { type: "string" },
    store: { type: "string", default: "both" },
    teams: { type: "string", default: "6" },
    size: { type: "string", default: "3" },
  },
});
const stores: readonly StoreName[] = ["embedded", "postgres"];
const [kills, teams, size] = [values.kills, values.teams, values.size].map(Number);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const store = stores.find((name) => name === values.store);
if (store === undefined && values.store !== "both") throw new Error("--store: embedded, postgres or both");

console.log(`${values.store}: seed ${seed}`);
// Each device's provider listens for the process's exit, and Node warns of more than ten listeners.
process.setMaxListeners(0);
await ensureBuilt();
process.exitCode = store === undefined ? await both() : await one(store);

/** Runs both stores at the same time, each in a process of its own. */
async function both(): Promise<number> {
  const passed = await Promise.all(
    stores.map((name) => {
      const args = [
        "--import",
        "tsx",
        "e2e/faults/main.ts",
        "--store",
        name,
        "--seed",
        String(seed),
        "--kills",
        values.kills,
        "--teams",
        values.teams,
        "--size",
        values.size,
      ];
      return run({ command: process.execPath, args, minutes: 10 * 60 });
    }),
  );
  return passed.every(Boolean) ? 0 : 1;
}

async function one(name: StoreName): Promise<number> {
  const began = Date.now();
  const again = `npm run chaos -- --kills ${kills} --seed ${seed} --store ${name} --teams ${teams} --size ${size}`;
  try {
    const report = await runChaos({
      store: name,
      kills: kills ?? 0,
      seed,
      teams: teams ?? 0,
      size: size ?? 0,
      log: (line) => console.log(`${name} ${line}`),
    });
    if (report === null) {
      console.log(`${name}: NOT RUN: PostgreSQL or Redis can't be had here.`);
      return 1;
    }
    const minutes = ((Date.now() - began) / 60_000).toFixed(1);
    console.log(
      `\n${name}: seed ${seed}, ${teams} teams of ${size}, ${minutes} min\n${report.table()}\n${report.summary}\n${report.problems.join("\n")}\n${report.failed ? `FAILED. Again: ${again}` : "Nothing lost, nothing doubled, nothing under another's name."}\n`,
    );
    return report.failed ? 1 : 0;
  } catch (error) {
    console.error(`${name} FAILED:`, error, `\nAgain: ${again}`);
    return 1;
  }
}
