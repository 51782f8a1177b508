/** Checks that lines of the audit log can be copied to AUDIT_COPY_TO (Q34). */
import { existsSync, accessSync, constants } from "node:fs";
import path from "node:path";
import { tryTarget } from "@/lib/features/privacy/audit-target";
import type { Env } from "@/lib/process/env";
import { errorCode } from "@/lib/server/boot/boot-error";
import { ok, problem, type Finding } from "./finding";

const about = "Audit";

export async function checkAuditCopy({ AUDIT_COPY_TO: target }: Env): Promise<Finding[]> {
  if (target === undefined) return [];
  try {
    if (target.is === "file") {
      // The check makes no file.
      accessSync(existsSync(target.file) ? target.file : path.dirname(target.file), constants.W_OK);
      return [ok(about, `lines can be copied to ${target.file}`)];
    }
    await tryTarget(target);
    return [ok(about, `a server answers at ${target.host}:${target.port}, to which lines are copied`)];
  } catch (error) {
    const why = errorCode(error) || (error instanceof Error ? error.message : String(error));
    return [
      problem(
        about,
        target.is === "file"
          ? `AUDIT_COPY_TO is ${target.file}, which can't be written (${why}): make it writable for this user. Until then the lines wait in the database.`
          : `AUDIT_COPY_TO is syslog://${target.host}:${target.port}, and no syslog server takes lines there over TCP (${why}): correct the setting, or start that server. Until then the lines wait in the database.`,
      ),
    ];
  }
}
