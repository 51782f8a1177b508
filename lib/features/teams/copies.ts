/** Students who leave a team get a read-only copy of its text (T7). */
import type { Tx } from "@/db/client";
import { findWorksheetsOf, saveCopies, type NewCopy } from "./queries/copies";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";

const hasWords = (texts: Readonly<Record<string, string>>) => Object.values(texts).some((text) => text.trim() !== "");

/** Stores copies of a team's worksheets, also of those on former modes, for students who are about to leave it. */
export async function storeCopies(
  tx: Tx,
  leaving: readonly { activityId: string; studentId: string; teamId: string }[],
  at: Date,
): Promise<void> {
  const given: NewCopy[] = [];
  for (const { teamId, worksheetId } of await findWorksheetsOf(tx, [...new Set(leaving.map((one) => one.teamId))])) {
    const texts = await loadDocumentTexts(tx, "worksheet", worksheetId);
    if (!hasWords(texts)) continue;
    for (const one of leaving)
      if (one.teamId === teamId)
        given.push({ activityId: one.activityId, studentId: one.studentId, worksheetId, texts, at });
  }
  await saveCopies(tx, given);
}
