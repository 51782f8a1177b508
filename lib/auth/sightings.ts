/** Records where people were seen: from such an address their class can be joined, no matter how many wrong codes were sent from there (S1). */
import { database } from "@/db/client";
import { storeSightings } from "./queries/sightings";
import { batched } from "@/lib/process/batch";
import { currentMs } from "@/lib/process/clock";

/** How long a sighting is valid. */
export const seenMs = 12 * 60 * 60 * 1000;
const recordEveryMs = 60_000;

/** Whether it is time to record a sighting again. */
export function isSightingDue(seenAt: Date | null): boolean {
  return seenAt === null || seenAt.getTime() < currentMs() - recordEveryMs;
}

/** Records that someone was seen at an address (an addressKey). */
export const recordSighting = batched(async (seen: readonly { address: string; personId: string }[]) => {
  const now = currentMs();
  await storeSightings(database(), seen, {
    now: new Date(now),
    before: new Date(now - recordEveryMs),
    old: new Date(now - seenMs),
  });
  return seen;
});
