/** Work that nobody starts: retention and removing old launches (T15, T19, Q32). Every process tries each hour, and one of them does the work. */
import { removeOldLaunches } from "@/lib/features/courses/old-launches";
import { runRetention } from "@/lib/features/privacy/retention";
import { log } from "@/lib/process/log";

const firstMs = 60_000;
const everyMs = 60 * 60_000;

export function startHourlyWork(): void {
  setTimeout(() => void runAll(), firstMs).unref();
  setInterval(() => void runAll(), everyMs).unref();
}

async function runAll(): Promise<void> {
  await runRetention().catch((error: unknown) =>
    log().warn({ err: error }, "retention could not be looked at; trying again in an hour"),
  );
  await removeOldLaunches().catch((error: unknown) =>
    log().warn({ err: error }, "Old launches from courses could not be removed; it is tried again in an hour."),
  );
}
