/** Wrong PINs over all names of a class, as its teacher sees them (S1). */
import { database } from "@/db/client";
import { listShares } from "@/lib/auth/queries/throttles";
import type { ClassReader } from "@/lib/activity/authorise";
import { pinsOfClass } from "@/lib/auth/throttle";
import { currentTime } from "@/lib/process/clock";
import { tokenWait, wrongPins } from "@/lib/auth/rules/throttle";

/** Whether an address has used up its wrong PINs in this class, so that other students who sign in there have to wait. */
export async function areWrongPinsSpent({ classId }: ClassReader, now = currentTime()): Promise<boolean> {
  const key = pinsOfClass(classId);
  const byAddress = (await listShares(database(), [key])).get(key) ?? [];
  return byAddress.some((stored) => tokenWait(stored, now, wrongPins) > 0);
}
