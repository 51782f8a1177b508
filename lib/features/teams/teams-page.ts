import { transaction } from "@/db/client";
import type { ActivityReader } from "@/lib/activity/authorise";
import { loadArrangement, type LoadedArrangement } from "./arrangement";
import { loadModeCap } from "./mode-choice";

/** Loads the arrangement for the teacher's page, with the caps of Q14. */
export async function loadTeamsPage({
  activity,
}: ActivityReader): Promise<LoadedArrangement & { cap: number; defaultCap: number }> {
  return transaction(async (tx) => ({
    ...(await loadArrangement(tx, activity)),
    cap: await loadModeCap(tx, activity),
    defaultCap: await loadModeCap(tx, { ...activity, choiceCap: null }),
  }));
}
