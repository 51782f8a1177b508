import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, ranges, at, id, createdAt } from "./columns";
import { feedback } from "./feedback";
import { matches } from "./matches";
import { worksheets } from "./writing";

/** A document. A worksheet, a match's notes or a team's feedback has one open document; a replacement has the next epoch (R14). */
export const documents = pgTable(
  "documents",
  {
    id: id(),
    kind: text("kind", { enum: ["worksheet", "notes", "feedback"] }).notNull(),
    worksheetId: uuid("worksheet_id").references(() => worksheets.id, { onDelete: "cascade" }),
    matchId: uuid("match_id").references(() => matches.id, { onDelete: "cascade" }),
    feedbackId: uuid("feedback_id").references(() => feedback.id, { onDelete: "cascade" }),
    epoch: integer("epoch").notNull().default(1),
    createdAt: createdAt(),
    closedAt: at("closed_at"),
  },
  (t) => [
    check(
      "documents_one_owner",
      sql`num_nonnulls(${t.worksheetId}, ${t.matchId}, ${t.feedbackId}) = 1 and case ${t.kind} when 'worksheet' then ${t.worksheetId} is not null when 'notes' then ${t.matchId} is not null when 'feedback' then ${t.feedbackId} is not null else false end`,
    ),
    uniqueIndex("documents_worksheet_epoch")
      .on(t.worksheetId, t.epoch)
      .where(sql`worksheet_id is not null`),
    uniqueIndex("documents_match_epoch")
      .on(t.matchId, t.epoch)
      .where(sql`match_id is not null`),
    uniqueIndex("documents_feedback_epoch")
      .on(t.feedbackId, t.epoch)
      .where(sql`feedback_id is not null`),
    uniqueIndex("documents_worksheet_live")
      .on(t.worksheetId)
      .where(sql`worksheet_id is not null and closed_at is null`),
    uniqueIndex("documents_match_live")
      .on(t.matchId)
      .where(sql`match_id is not null and closed_at is null`),
    uniqueIndex("documents_feedback_live")
      .on(t.feedbackId)
      .where(sql`feedback_id is not null and closed_at is null`),
  ],
);

/**
 * The append-only log (R5). `writer` is one boot of one process; `n` counts per document. There is no foreign key, which would take a third of the
 * insert's time although the insert has locked the document. A trigger deletes rows with their document (0008_rows_go_with_documents.sql).
 */
export const updates = pgTable(
  "updates",
  {
    documentId: uuid("document_id").notNull(),
    writer: uuid("writer").notNull(),
    n: integer("n").notNull(),
    /** The student whose socket sent the row; for an erased student, `formerMemberId` of lib/activity/rules/former-member.ts. */
    author: uuid("author").notNull(),
    /** Whether the row is carried content: another student's text that was lost between relay and commit (R3a). */
    carried: boolean("carried").notNull(),
    time: at("time").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.writer, t.n] })],
);

/** The state of the compacted rows (R9). A document consists of its snapshot and the remaining rows of `updates`. */
export const snapshots = pgTable("snapshots", {
  documentId: uuid("document_id")
    .primaryKey()
    .references(() => documents.id, { onDelete: "cascade" }),
  /** Counts compactions, from 1; each version replaces the one that it was made from. */
  version: integer("version").notNull(),
  /** The garbage-collected state (a Yjs V1 update), without deleted text. */
  state: bytea("state").notNull(),
  /** For each client id: its owner, and the clock up to which the owner sent it (R3a, R3b). */
  owners: jsonb("owners").$type<[client: number, userId: string, own: number][]>().notNull(),
  /** Authors of the compacted rows. */
  authors: uuid("authors").array().notNull(),
  /** Time of the latest compacted row. */
  time: at("time").notNull(),
  /** The body of the digest frame, by which a client with the same state checks that it has the same text (R9). */
  digest: bytea("digest").notNull(),
});

/** The rows that a compaction moved out of `updates`, unchanged (lib/sync/format/stored-rows.ts) and deflated (R9, T13). */
export const chunks = pgTable(
  "chunks",
  {
    documentId: uuid("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    /** The version of the snapshot that first included these rows. */
    number: integer("number").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.number] })],
);

/** Keys of the rows in chunks, which a repeated append must not insert again (R5, R9). */
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
