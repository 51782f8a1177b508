import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, ranges, at, id, createdAt } from "./columns";
import { matches } from "./matches";
import { worksheets } from "./writing";

/** A document. A worksheet or a match's notes has one that is not closed; a replacement has the next epoch (R14). */
export const documents = pgTable(
  "documents",
  {
    id: id(),
    kind: text("kind", { enum: ["worksheet", "notes"] }).notNull(),
    worksheetId: uuid("worksheet_id").references(() => worksheets.id, { onDelete: "cascade" }),
    matchId: uuid("match_id").references(() => matches.id, { onDelete: "cascade" }),
    epoch: integer("epoch").notNull().default(1),
    createdAt: createdAt(),
    closedAt: at("closed_at"),
  },
  (t) => [
    check(
      "documents_one_owner",
      sql`(${t.kind} = 'worksheet' and ${t.worksheetId} is not null and ${t.matchId} is null) or (${t.kind} = 'notes' and ${t.matchId} is not null and ${t.worksheetId} is null)`,
    ),
    uniqueIndex("documents_worksheet_epoch")
      .on(t.worksheetId, t.epoch)
      .where(sql`worksheet_id is not null`),
    uniqueIndex("documents_match_epoch")
      .on(t.matchId, t.epoch)
      .where(sql`match_id is not null`),
    uniqueIndex("documents_worksheet_live")
      .on(t.worksheetId)
      .where(sql`worksheet_id is not null and closed_at is null`),
    uniqueIndex("documents_match_live")
      .on(t.matchId)
      .where(sql`match_id is not null and closed_at is null`),
  ],
);

/**
 * R5: the append-only log. `writer` is one boot of one process; `n` counts per document. A foreign key would take a third of the insert's
 * time, and the insert has locked the document anyway. A trigger deletes rows with their document (0008_rows_go_with_documents.sql).
 */
export const updates = pgTable(
  "updates",
  {
    documentId: uuid("document_id").notNull(),
    writer: uuid("writer").notNull(),
    n: integer("n").notNull(),
    /** The student whose socket sent it; of an erased one `formerMemberId` of lib/rules/privacy/former-member.ts. */
    author: uuid("author").notNull(),
    /** R3a: whether it is carried content: another student's text, lost between relay and commit. */
    carried: boolean("carried").notNull(),
    time: at("time").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.writer, t.n] })],
);

/** R9: the state of the compacted rows. A document is this and the remaining rows of `updates`. */
export const snapshots = pgTable("snapshots", {
  documentId: uuid("document_id")
    .primaryKey()
    .references(() => documents.id, { onDelete: "cascade" }),
  /** Counts compactions, from 1; each replaces the one it was made from. */
  version: integer("version").notNull(),
  /** The garbage-collected state (a Yjs V1 update), without deleted text. */
  state: bytea("state").notNull(),
  /** R3a, R3b: client id, its owner, and the clock up to which the owner sent it. */
  owners: jsonb("owners").$type<[client: number, userId: string, own: number][]>().notNull(),
  /** Authors of the rows. */
  authors: uuid("authors").array().notNull(),
  /** Time of the latest row in it. */
  time: at("time").notNull(),
  /** The body of R9's frame, by which a client with the same state checks that it has the same text. */
  digest: bytea("digest").notNull(),
});

/** R9, T13: the rows that a compaction moved out of `updates`, unchanged (lib/document-format/stored-rows.ts) and deflated. */
export const chunks = pgTable(
  "chunks",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    /** The version of the snapshot that has these rows. */
    number: integer("number").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.number] })],
);

/** R9, R5: keys of the rows in chunks, which a repeated append must not insert again. */
export const compacted = pgTable(
  "compacted",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    writer: uuid("writer").notNull(),
    ns: ranges("ns").notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.writer] })],
);
