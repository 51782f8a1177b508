import { sql } from "drizzle-orm";
import { worksheetTexts, type WorksheetTexts } from "@/lib/sync/format/fields";
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
});
/** Values are read and written only by SQL. */
export const ranges = customType<{ data: string }>({ dataType: () => "int4multirange" });
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const id = () => uuid("id").primaryKey().defaultRandom();
export const createdAt = () => at("created_at").notNull().defaultNow();

/** Ids of merged students that the row belonged to before; the last merge last. */
export const cameFrom = () =>
  uuid("came_from")
    .array()
    .notNull()
    .default(sql`'{}'`);

/** Texts of a worksheet. Rows of earlier builds have no more than three answers. */
export const worksheetTextsColumn = customType<{ data: WorksheetTexts; driverData: Partial<WorksheetTexts> | string }>({
  dataType: () => "jsonb",
  toDriver: (texts) => JSON.stringify(texts),
  fromDriver: (stored) => worksheetTexts(typeof stored === "string" ? (JSON.parse(stored) as object) : stored),
});
