/** Copies new lines of the audit log every few seconds (Q34). After a failure it waits a minute. */
import { storeAuditCopied } from "@/lib/auth/queries/installation";
import { copyAudit } from "@/lib/features/privacy/audit-copy";
import type { AuditTarget } from "@/lib/process/audit-target";
import { monotonicMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";

const everyMs = 5_000;
const retryMs = 60_000;

/** From the returned promise on new lines wait to be copied. */
export async function startAuditCopying(target: AuditTarget): Promise<void> {
  await storeAuditCopied();
  let running = false;
  let failing = false;
  let retryAt = 0;
  const copy = async () => {
    if (running || monotonicMs() < retryAt) return;
    running = true;
    try {
      await copyAudit(target);
      if (failing) log().info("Lines of the audit log are copied to AUDIT_COPY_TO again.");
      failing = false;
    } catch (error) {
      retryAt = monotonicMs() + retryMs;
      if (!failing)
        log().error(
          { err: error },
          "The audit log can't be copied to AUDIT_COPY_TO. Its lines wait, and are tried each minute.",
        );
      failing = true;
    } finally {
      running = false;
    }
  };
  void copy();
  setInterval(() => void copy(), everyMs).unref();
}
