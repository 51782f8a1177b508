import { boolean, pgTable, text } from "drizzle-orm/pg-core";
import { at, id } from "./columns";

/** One row, made by a migration. Its id distinguishes databases when installations share a Redis and a secret (R13). */
export const installation = pgTable("installation", {
  id: id(),
  /** When one of its processes last ran retention (Q32). */
  retentionAt: at("retention_at"),
  /** When the last daily backup was made (B8). */
  backedUpAt: at("backed_up_at"),
  /** `backedUpAt` of the last daily backup for which BACKUP_COMMAND succeeded, and of the last one that was verified (B8). */
  backupCommandAt: at("backup_command_at"),
  backupVerifiedAt: at("backup_verified_at"),
  /** Whether the server copies the audit log elsewhere: only then new lines wait to be copied (Q34). */
  auditCopied: boolean("audit_copied").notNull().default(false),
  /** When something was erased that the database's files may still have; null when there is nothing (B7). */
  erasedAt: at("erased_at"),
  /** When the database was last restored, and the backup's moment (B8). What was stored between the two is lost. */
  restoredAt: at("restored_at"),
  restoredTo: at("restored_to"),
  /**
   * Whether an owner has turned off teachers' passwords and students' PINs as sign-in methods (Q33). Effective only while there is a provider
   * (lib/features/people/signing-in/sign-in-methods.ts).
   */
  passwordsOff: boolean("passwords_off").notNull().default(false),
  pinsOff: boolean("pins_off").notNull().default(false),
  /** The key that signs what is sent to learning platforms, encrypted with the secret (T19; lib/auth/platform/tool-key.ts). */
  toolKey: text("tool_key"),
});
