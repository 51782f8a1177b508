/** Power cuts in `npm test`: a few on each store; `npm run power-cuts` tries 200. */
import { expect, it } from "vitest";
import type { StoreName } from "@/e2e/faults/deployment";
import { runSeed } from "@/lib/testing/run-seed";
import { cutPower, isHarmed } from "./power-cut";

const cuts = 12;

export function shortPowerCuts(store: StoreName): void {
  it("B5b: after a power cut at any of 12 drawn moments the database opens, and has every letter that was Saved, once; on a disk whose sync does nothing it does not", async ({
    skip,
  }) => {
    process.setMaxListeners(0); // each device's provider listens for the process's exit
    const seed = runSeed();
    const done = await cutPower({ store, cuts, seed, teams: 3, size: 2, log: () => undefined });
    if (done === null) return skip("PostgreSQL or strace can't be had here");
    const { synced, unsynced, operations } = done;
    expect(
      synced.filter(isHarmed),
      `Again: npm run power-cuts -- --store ${store} --cuts ${cuts} --seed ${seed} --teams 3 --size 2`,
    ).toEqual([]);
    expect(synced).toHaveLength(cuts);
    expect(synced.at(-1)?.saved).toBeGreaterThan(20);
    expect(unsynced.some(isHarmed)).toBe(true);
    for (const each of ["write", "sync", "make", "rename"]) expect(operations[each], each).toBeGreaterThan(0);
  });
}
