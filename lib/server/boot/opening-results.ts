/** Opens the results of self-paced activities at their time (Q30). Every process tries, and one of them does it. */
import { openDueResults } from "@/lib/features/phases/phases";
import { log } from "@/lib/process/log";

const everyMs = 15_000;

export function startOpeningResults(): void {
  const open = () =>
    openDueResults().catch((error: unknown) =>
      log().warn({ err: error }, "Results whose time has come could not be opened; it is tried again in 15 seconds."),
    );
  setInterval(() => void open(), everyMs).unref();
}
