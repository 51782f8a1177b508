import { runRetention } from "@/lib/classroom/privacy/retention";
import { log } from "@/lib/process/log";

const firstMs = 60_000;
const everyMs = 60 * 60_000;

/** Q32: asks every hour whether it is time; of all processes one looks, once a day. */
export function startRetention(): void {
  const run = () =>
    void runRetention().catch((error: unknown) =>
      log().warn({ err: error }, "retention could not be looked at; trying again in an hour"),
    );
  setTimeout(run, firstMs).unref();
  setInterval(run, everyMs).unref();
}
