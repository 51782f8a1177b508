/**
 * The time that a page is rendered with until the live channel sends the clock (T10). It reserves the clock's space without a time, so that a cached
 * page shows no outdated one.
 */
import { cache } from "react";
import { database } from "@/db/client";
import { listCurrentClocks } from "./queries/clocks";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import { batchedBy } from "@/lib/process/batch";
import { currentMs } from "@/lib/process/clock";
import { isPaused, type Pause } from "@/lib/activity/rules/pause";
import type { Phase } from "@/lib/activity/rules/phases";

export interface InitialTime {
  phase: Phase;
  hasClock: boolean;
  pause: Pause | null;
}

const clockOf = batchedBy(
  async (activityIds: readonly string[]) =>
    new Map((await listCurrentClocks(database(), activityIds)).map((clock) => [clock.activityId, clock])),
);

export const loadInitialTime = cache(
  async ({ id, phase, pause }: Pick<ActivityRow, "id" | "phase" | "pause">): Promise<InitialTime> => {
    const clock = await clockOf(id);
    return { phase, hasClock: clock?.limit != null, pause: isPaused(pause, currentMs()) ? pause : null };
  },
);
