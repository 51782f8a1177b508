/** T15: looks each hour for deleted classes whose days of grace are over. Every process looks, and one at a time removes them. */
import { removeDueClasses } from "@/lib/classroom/classes/put-away";
import { log } from "@/lib/process/log";

const everyMs = 60 * 60 * 1000;

export function watchDueClasses(): void {
  setInterval(() => {
    removeDueClasses().then(
      (count) => count > 0 && log().info({ count }, "Removed deleted classes whose 30 days were over."),
      (error: unknown) =>
        log().error({ err: error }, "Deleted classes could not be removed; it is tried again in an hour."),
    );
  }, everyMs).unref();
}
