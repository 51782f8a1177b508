/** Q8: a match's notes as they were when a team left it. */
import { database } from "@/db/client";
import { findNotesDocument } from "@/db/queries/comparing/comparing";
import { AppError } from "@/lib/errors/errors";
import type { NotesTexts } from "@/lib/document-format/fields";
import { askHistory } from "@/lib/classroom/history/history-thread";

/** What was written until then does not change: it is read once for a whole team, and the last ones are cached. */
const cache = new Map<string, Promise<NotesTexts>>();
const maxCached = 100;
/** ms after which nothing of before is on its way to the store any more. */
const settledAfterMs = 60_000;

export function loadNotesUntil(matchId: string, until: Date): Promise<NotesTexts> {
  const key = `${matchId}/${until.getTime()}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const texts = readNotes(matchId, until.getTime());
  cache.set(key, texts);
  const forget = () => cache.delete(key);
  texts.then(() => Date.now() - until.getTime() < settledAfterMs && forget(), forget);
  for (const oldest of cache.keys()) {
    if (cache.size <= maxCached) break;
    cache.delete(oldest);
  }
  return texts;
}

async function readNotes(matchId: string, time: number): Promise<NotesTexts> {
  const documentId = await findNotesDocument(database(), matchId);
  if (documentId === null) throw new AppError("not-found");
  const answer = await askHistory(documentId, matchId, { ask: "texts until", time, kind: "notes" });
  if (answer.is !== "texts") throw new AppError("history-too-long");
  return answer.texts as NotesTexts; // of the kind that was asked for
}
