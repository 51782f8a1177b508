import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";
import { documents } from "./documents";

/** Rows of `updates` that restored an earlier version, or undid a restore (T13). */
export const restores = pgTable(
  "restores",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    /** The writer of that row, which has no other row. */
    writer: uuid("writer").notNull(),
    at: at("at").notNull(),
    /** Time of the restored version's last row; null for an undo. */
    moment: at("moment"),
    /** The writer of the restore that this one undoes. */
    undoes: uuid("undoes"),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.writer] })],
);
