/** A class or an activity is in use, archived, or deleted. A deleted one can be restored during the days of grace (T15). */
export const graceDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

export interface ArchiveDates {
  archivedAt: Date | null;
  deletedAt: Date | null;
}

export type ArchiveStatus = { is: "in-use" } | { is: "archived" } | { is: "deleted"; goesAt: Date };

export function archiveStatus({ archivedAt, deletedAt }: ArchiveDates): ArchiveStatus {
  if (deletedAt !== null) return { is: "deleted", goesAt: new Date(deletedAt.getTime() + graceDays * dayMs) };
  return { is: archivedAt === null ? "in-use" : "archived" };
}

/** Whatever was deleted before this instant is erased for good. */
export function graceStart(now: Date): Date {
  return new Date(now.getTime() - graceDays * dayMs);
}
