/** When a page was rendered, to decide whether it already shows an invalidated change. */
import { cache } from "react";
import { orderedMs } from "@/lib/process/clock";
import type { Timestamp } from "./live-messages";

/** A time near the database's clock. It never goes back while the process runs. */
export function currentTimestamp(): Timestamp {
  return { clock: performance.timeOrigin, ms: orderedMs() };
}

/** When this request started to load its page (lib/activity/require.ts). The page shows everything committed before. */
export const madeAt = cache(currentTimestamp);
