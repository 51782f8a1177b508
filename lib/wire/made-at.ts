/** When a page was made, to tell whether it already has what was poked. */
import { cache } from "react";
import type { Timestamp } from "./live-messages";

/** By a clock that never goes back while the process runs. */
export function currentTimestamp(): Timestamp {
  return { clock: performance.timeOrigin, ms: performance.timeOrigin + performance.now() };
}

/** When the page of this request began to be read (lib/auth/require.ts): what was committed before is on it. */
export const madeAt = cache(currentTimestamp);
