/** When a page was rendered, to tell whether it already shows what was invalidated. */
import { cache } from "react";
import { orderedMs } from "@/lib/process/clock";
import type { Timestamp } from "./live-messages";

/** The time by a clock that never goes back while the process runs, and that is the database's otherwise. */
export function currentTimestamp(): Timestamp {
  return { clock: performance.timeOrigin, ms: orderedMs() };
}

/** When this request began to load its page (lib/auth/require.ts): the page shows all that was committed before. */
export const madeAt = cache(currentTimestamp);
