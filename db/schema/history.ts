import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";
import { documents } from "./documents";

/** T13: rows that restored an earlier version, or undid a restore. */
export const restores = pgTable(
  "restores",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    /** The row's writer, which has no other row. */
    writer: uuid("writer").notNull(),
    at: at("at").notNull(),
    /** Time of the restored version's last row; null for an undo. */
    moment: at("moment"),
    /** The writer of the restore it undoes. */
    undoes: uuid("undoes"),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.writer] })],
);
