/** Opens the results of self-paced activities at their time (Q30). Every process tries, and one of them does it. */
import { openDueResults } from "@/lib/features/phases/phases";
import { repeatWork } from "./repeat-work";

const everyMs = 15_000;

export function startOpeningResults(): void {
  repeatWork(
    everyMs,
    () => openDueResults(),
    "Results whose time has come could not be opened; it is tried again in 15 seconds.",
  );
}
