/** Copies the lines of the audit log to AUDIT_COPY_TO, in the order of their numbers (Q34). A line waits in the database until it has arrived. */
import os from "node:os";
import { runAlone } from "@/db/backup/run-alone";
import { database } from "@/db/client";
import { deleteUnsent, listUnsent } from "@/lib/activity/queries/audit";
import type { AuditTarget } from "@/lib/process/audit-target";
import { sendLines } from "./audit-target";
import { formatSyslogMessage } from "./audit-line";

const linesAtOnce = 500;

/**
 * Copies what waits, unless another process is copying. A line that arrived without an answer is sent again, so the target may have a line twice.
 * @throws when the target can't be reached; the lines wait on
 */
export async function copyAudit(target: AuditTarget): Promise<void> {
  const [waiting] = await listUnsent(database(), 1);
  if (waiting !== undefined) await runAlone(() => copyAll(target), "audit copy");
}

async function copyAll(target: AuditTarget): Promise<void> {
  const host = os.hostname();
  for (;;) {
    const lines = await listUnsent(database(), linesAtOnce);
    if (lines.length === 0) return;
    const messages = lines.map((line) => formatSyslogMessage(line, host));
    await sendLines(target, messages);
    await deleteUnsent(
      database(),
      lines.map(({ n }) => n),
    );
  }
}
