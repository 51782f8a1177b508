/** When a page was rendered, to tell whether it already shows what was invalidated. */
import { cache } from "react";
import type { Timestamp } from "./live-messages";

/** The time by a clock that never goes back while the process runs. */
export function currentTimestamp(): Timestamp {
  return { clock: performance.timeOrigin, ms: performance.timeOrigin + performance.now() };
}

/** When this request began to load its page (lib/auth/require.ts): the page shows all that was committed before. */
export const madeAt = cache(currentTimestamp);
