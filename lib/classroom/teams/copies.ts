/** T7: whoever leaves a team keeps a read-only copy of its words as of that moment. */
import type { Tx } from "@/db/client";
import { findWorksheetsOf, saveCopies, type NewCopy } from "@/db/queries/teams/copies";
import { loadDocumentTexts } from "@/db/queries/documents/documents";

const hasWords = (texts: Readonly<Record<string, string>>) => Object.values(texts).some((text) => text.trim() !== "");

/** For students who are about to leave a team; of what it wrote on other modes too. */
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
