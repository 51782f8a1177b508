import { expect, it } from "vitest";
import { runSeed } from "@/lib/testing/run-seed";
import { cutPower, isHarmed } from "./power-cut";

/** `npm run power-cuts` tries 200. */
const cuts = 12;

it("B5: after a power cut at any of 12 drawn moments the embedded database opens, and has every letter that was Saved, once; on a disk whose sync does nothing it does not", async () => {
  process.setMaxListeners(0); // each device's provider listens for its exit
  const seed = runSeed();
  const { synced, unsynced, operations } = await cutPower({ cuts, seed, teams: 3, size: 2, log: () => undefined });
  expect(
    synced.filter(isHarmed),
    `Again: npm run power-cuts -- --cuts ${cuts} --seed ${seed} --teams 3 --size 2`,
  ).toEqual([]);
  expect(synced).toHaveLength(cuts);
  expect(synced.at(-1)?.saved).toBeGreaterThan(20);
  expect(unsynced.some(isHarmed)).toBe(true);
  for (const each of ["write", "sync", "make", "rename"]) expect(operations[each], each).toBeGreaterThan(0);
});
