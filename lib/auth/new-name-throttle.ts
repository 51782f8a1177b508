/** Throttles the new names of a browser and an address (S1; lib/auth/rules/throttle.ts). Stored in the database, for all processes. */
import { database, type Tx } from "@/db/client";
import * as rows from "./queries/throttles";
import { currentTime } from "@/lib/process/clock";
import { newNamesByAddress, newNamesByBrowser, takeToken, tokenWait, type Bucket } from "./rules/throttle";
import type { ThrottleKey } from "./throttle";

/** Who sends a new name: an address (an addressKey) and a known browser; null when unknown. */
export interface NameSource {
  address: string | null;
  browser: string | null;
}

type NameLimit = "browser" | "address";

/** The buckets from which a new name in this class takes a token, the narrower one first. */
function nameBuckets(
  classId: string,
  { address, browser }: NameSource,
): { by: NameLimit; key: ThrottleKey; bucket: Bucket }[] {
  return [
    ...(browser === null
      ? []
      : [{ by: "browser" as const, key: `names:${browser}` as const, bucket: newNamesByBrowser }]),
    ...(address === null
      ? []
      : [{ by: "address" as const, key: `names:${classId}:${address}` as const, bucket: newNamesByAddress }]),
  ];
}

/** Milliseconds until this source may make another new name, and by which limit; null when it may now. */
export type NameWait = { by: NameLimit; wait: number } | null;

export async function newNameWait(classId: string, source: NameSource, now = currentTime()): Promise<NameWait> {
  for (const { by, key, bucket } of nameBuckets(classId, source)) {
    const wait = tokenWait(await rows.findThrottle(database(), key), now, bucket);
    if (wait > 0) return { by, wait };
  }
  return null;
}

/** Takes a token for a new name, in the transaction that makes the name. When a wait is returned, no token was taken. */
export async function chargeNewName(
  tx: Tx,
  classId: string,
  source: NameSource,
  now = currentTime(),
): Promise<NameWait> {
  const buckets = nameBuckets(classId, source);
  const stored = [];
  for (const { key } of buckets) stored.push(await rows.lockThrottle(tx, key));
  for (const [place, { by, bucket }] of buckets.entries()) {
    const wait = tokenWait(stored[place] ?? null, now, bucket);
    if (wait > 0) return { by, wait };
  }
  for (const [place, { key, bucket }] of buckets.entries())
    await rows.storeThrottle(tx, key, takeToken(stored[place] ?? null, now, bucket), now);
  return null;
}
