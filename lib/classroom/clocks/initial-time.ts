/** T10: what a page is rendered with before the live channel brings the time. It keeps the clock's place; an old copy of a page shows no old time. */
import { cache } from "react";
import { database } from "@/db/client";
import { listCurrentClocks } from "@/db/queries/clocks/clocks";
import type { ActivityRow } from "@/db/queries/signing-in/standing";
import { batchedBy } from "@/lib/process/batch";
import { currentMs } from "@/lib/process/clock";
import { isPaused, type Pause } from "@/lib/rules/clocks/pause";
import type { Phase } from "@/lib/rules/phases/phases";

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
