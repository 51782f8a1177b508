/** A match's notes as they were when a team left it (Q8). */
import { database } from "@/db/client";
import { findNotesDocument } from "./queries/comparing";
import { AppError } from "@/lib/errors/errors";
import type { NotesTexts } from "@/lib/sync/format/fields";
import { askHistory } from "@/lib/features/cases/history/history-thread";
import { currentMs } from "@/lib/process/clock";

/** Past text does not change, so the last results are cached for all members of a team. */
const cache = new Map<string, Promise<NotesTexts>>();
const maxCached = 100;
/** Milliseconds after which every earlier update has been stored. */
const settledAfterMs = 60_000;

export function loadNotesUntil(matchId: string, until: Date): Promise<NotesTexts> {
  const key = `${matchId}/${until.getTime()}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const texts = readNotes(matchId, until.getTime());
  cache.set(key, texts);
  const forget = () => cache.delete(key);
  texts.then(() => currentMs() - until.getTime() < settledAfterMs && forget(), forget);
  for (const oldest of cache.keys()) {
    if (cache.size <= maxCached) break;
    cache.delete(oldest);
  }
  return texts;
}

async function readNotes(matchId: string, time: number): Promise<NotesTexts> {
  const documentId = await findNotesDocument(database(), matchId);
  if (documentId === null) throw new AppError("not-found");
  const answer = await askHistory(documentId, matchId, { ask: "texts at", time, kind: "notes" });
  if (answer.is !== "texts") throw new AppError("history-too-long");
  return answer.texts as NotesTexts; // `kind: "notes"` was asked for
}
