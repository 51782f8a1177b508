import { boolean, pgTable, text } from "drizzle-orm/pg-core";
import { at, id } from "./columns";

/** R13: one row, made with the tables. Identifies the database where installations share a Redis and a secret. */
export const installation = pgTable("installation", {
  id: id(),
  /** Q32: when one of its processes last looked for what retention deletes. */
  retentionAt: at("retention_at"),
  /** B8: when the last daily backup was made. */
  backedUpAt: at("backed_up_at"),
  /** B8: when the database was last restored, and the moment of the backup: what was stored between the two is gone. */
  restoredAt: at("restored_at"),
  restoredTo: at("restored_to"),
  /** Q33: teachers' passwords, and students' PINs, are no way in; only while there is a provider (lib/auth/ways-in.ts). */
  passwordsOff: boolean("passwords_off").notNull().default(false),
  pinsOff: boolean("pins_off").notNull().default(false),
  /** T19: the key that signs what is sent to learning platforms, encrypted with the secret (lib/auth/platform/tool-key.ts). */
  toolKey: text("tool_key"),
});
