import { log } from "@/lib/process/log";

/** Does work every so often, and never twice at once. When it fails, `sentence` is logged, and the next time tries again. */
export function repeatWork(everyMs: number, work: () => Promise<unknown>, sentence: string): void {
  let isWorking = false;
  setInterval(() => {
    if (isWorking) return;
    isWorking = true;
    work()
      .catch((error: unknown) => log().warn({ err: error }, sentence))
      .finally(() => (isWorking = false));
  }, everyMs).unref();
}
