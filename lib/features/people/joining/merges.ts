/** Names that a teacher has merged into a student's, as the student's pages and devices need them (T15). */
import { database } from "@/db/client";
import { listMerges, markMergesSeen, type Merge } from "./queries/merging";
import type { Member } from "@/lib/activity/authorise";
import { batched } from "@/lib/process/batch";
import { currentTime } from "@/lib/process/clock";

/** Loads the names merged into each student's. Batched, because every student page asks. */
export const loadMerges = batched(async (studentIds: readonly string[]) => {
  const found = await listMerges(database(), studentIds);
  return studentIds.map((id) => found.filter(({ intoId }) => intoId === id));
});

/** Ids of the names that the teacher confirmed to be this student's: what a device stores under them is the student's (T15, R14). */
export function confirmedIds(merges: readonly Merge[]): string[] {
  return merges.flatMap(({ id, isConfirmed }) => (isConfirmed ? [id] : []));
}

export async function markMergesRead(member: Member, now = currentTime()): Promise<void> {
  await markMergesSeen(database(), member.studentId, now);
}
