/**
 * `npm run power-cuts -- [--store embedded|postgres] [--cuts 200] [--seed N] [--teams N] [--size N]`: records what the database of a real server does
 * to its files while a class types, makes its folder as it may be after a power cut at each of that many moments, opens it, and looks for what was Saved.
 * The exit code is 1 when anything is missing, when nothing is missing on a disk whose sync does nothing, and when the store is not available or can't be recorded.
 */
import { parseArgs } from "node:util";
import { startRun } from "@/e2e/run/start-run";
import { ensureBuilt } from "@/lib/server/boot/build";
import { cutPower, isHarmed } from "./power-cut";

startRun();
const { values } = parseArgs({
  options: {
    store: { type: "string", default: "embedded" },
    cuts: { type: "string", default: "200" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
    teams: { type: "string", default: "6" },
    size: { type: "string", default: "3" },
  },
});
const { store } = values;
if (store !== "embedded" && store !== "postgres") throw new Error("--store: embedded or postgres");
console.log(`${store}: seed ${values.seed}`);
process.setMaxListeners(0); // each device's provider listens for its exit
await ensureBuilt();
const done = await cutPower({
  store,
  cuts: Number(values.cuts),
  seed: Number(values.seed),
  teams: Number(values.teams),
  size: Number(values.size),
  log: console.log,
});
if (done === null) process.exit(1);
const { synced, unsynced, operations } = done;
console.log(operations);
console.log(
  `${synced.filter(isHarmed).length} of ${synced.length} cuts harmed what was Saved, up to ${synced.at(-1)?.saved ?? 0} letters; without sync ${unsynced.filter(isHarmed).length} of ${unsynced.length}.`,
);
process.exit(synced.some(isHarmed) || !unsynced.some(isHarmed) ? 1 : 0);
