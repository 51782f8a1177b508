/** A class or an activity is in use, archived, or deleted. A deleted one can be restored during the days of grace (T15). */
export const graceDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

export interface PutAway {
  archivedAt: Date | null;
  deletedAt: Date | null;
}

export type PutAwayStatus = { is: "in-use" } | { is: "archived" } | { is: "deleted"; goesAt: Date };

export function putAwayStatus({ archivedAt, deletedAt }: PutAway): PutAwayStatus {
  if (deletedAt !== null) return { is: "deleted", goesAt: new Date(deletedAt.getTime() + graceDays * dayMs) };
  return { is: archivedAt === null ? "in-use" : "archived" };
}

/** Whatever was deleted before this instant is erased for good. */
export function graceBegan(now: Date): Date {
  return new Date(now.getTime() - graceDays * dayMs);
}
