/** Makes rows of students' texts, submissions, ballots, exit tickets, guesses, tries and reading. */
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import * as Y from "yjs";
import { database } from "@/db/client";
import { ballots, guesses, participants, submissions, tickets, tries, updates } from "@/db/schema";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import { timeInOrder } from "./factories";

interface NewText {
  documentId: string;
  author: string;
  texts: Record<string, string>;
}

/** Stores texts in a document as one update by this student. */
export async function makeText(given: NewText): Promise<void> {
  await makeTexts([given]);
}

export async function makeTexts(given: readonly NewText[]): Promise<void> {
  if (given.length > 0) await database().insert(updates).values(given.map(updateOf));
}

function updateOf({ documentId, author, texts }: NewText) {
  const doc = new Y.Doc();
  for (const [field, text] of Object.entries(texts)) doc.getText(field).insert(0, text);
  return wholeOf(documentId, author, doc);
}

/** Time of the last row in ms since 1970. Each row gets a later time, so that rows are read in the order in which they were made. */
let lastTime = 0;

function wholeOf(documentId: string, author: string, doc: Y.Doc) {
  lastTime = Math.max(Date.now(), lastTime + 1);
  return {
    documentId,
    writer: randomUUID(),
    n: 1,
    author,
    carried: false,
    time: new Date(lastTime),
    bytes: Y.encodeStateAsUpdate(doc),
  };
}

/** Stores `count` letters in one field, each in front of the last and under a ten-digit client id, so that Yjs merges none (11 bytes each). */
export async function makeLetters({
  documentId,
  author,
  field,
  count,
}: {
  documentId: string;
  author: string;
  field: string;
  count: number;
}): Promise<void> {
  const doc = new Y.Doc();
  doc.clientID = 4_000_000_000;
  doc.transact(() => {
    for (let i = 0; i < count; i++) doc.getText(field).insert(0, i % 6 === 0 ? " " : "a");
  });
  await database()
    .insert(updates)
    .values(wholeOf(documentId, author, doc));
}

/** Stores text written in turns, word by word at the end of a field: one row per word, half a second apart, the last one now. */
export async function makeAlternatingText({
  documentId,
  turns,
}: {
  documentId: string;
  turns: readonly { author: string; field: string; text: string }[];
}): Promise<void> {
  const pages = new Map(turns.map(({ author }) => [author, new Y.Doc()]));
  const words = turns.flatMap(({ author, field, text }) =>
    (text.match(/\S+\s*/g) ?? []).map((word) => ({ author, field, word })),
  );
  const writer = randomUUID();
  const began = Date.now() - 500 * words.length;
  const rows = words.map(({ author, field, word }, index) => {
    const page = pages.get(author) ?? new Y.Doc(); // everyone has one
    const before = Y.encodeStateVector(page);
    const text = page.getText(field);
    text.insert(text.length, word);
    const bytes = Y.encodeStateAsUpdate(page, before);
    for (const other of pages.values()) Y.applyUpdate(other, bytes);
    return {
      documentId,
      writer,
      n: index + 1,
      author,
      carried: false,
      time: new Date(began + 500 * (index + 1)),
      bytes,
    };
  });
  await database().insert(updates).values(rows);
}

interface NewSubmission {
  activityId: string;
  teamId: string;
  worksheetId: string;
  mode: string;
  texts: WorksheetTexts;
  memberIds: string[];
}

export async function makeSubmission(given: NewSubmission): Promise<void> {
  await makeSubmissions([given]);
}

export async function makeSubmissions(given: readonly NewSubmission[]): Promise<void> {
  if (given.length === 0) return;
  await database()
    .insert(submissions)
    .values(
      given.map((one, n) => ({ ...one, handedInByStudent: one.memberIds[0] ?? null, at: timeInOrder(n, given) })),
    );
}

export async function makeBallots(given: readonly (typeof ballots.$inferInsert)[]): Promise<void> {
  if (given.length > 0)
    await database()
      .insert(ballots)
      .values([...given]);
}

export async function makeTickets(
  given: readonly Omit<typeof tickets.$inferInsert, "writtenAt" | "changedAt">[],
): Promise<void> {
  const now = new Date();
  await database()
    .insert(tickets)
    .values(given.map((one) => ({ ...one, writtenAt: now, changedAt: now })));
}

export async function makeGuesses(given: readonly Omit<typeof guesses.$inferInsert, "at">[]): Promise<void> {
  const now = new Date();
  await database()
    .insert(guesses)
    .values(given.map((one) => ({ ...one, at: now })));
}

export async function makeTries(given: readonly (typeof tries.$inferInsert)[]): Promise<void> {
  if (given.length === 0) return;
  await database()
    .insert(tries)
    .values(given.map((one, n) => ({ at: timeInOrder(n, given), ...one })));
}

/** Makes students read these sections to their end. */
export async function makeReaders(
  given: readonly { activityId: string; studentId: string; sectionsRead: string[] }[],
): Promise<void> {
  if (given.length === 0) return;
  await database()
    .insert(participants)
    .values(given.map((one, n) => ({ ...one, joinedAt: timeInOrder(n, given) })))
    .onConflictDoUpdate({
      target: [participants.activityId, participants.studentId],
      set: { sectionsRead: sql`excluded.sections_read` },
    });
}
