/** T15: a class is in use, archived, or deleted with days of grace in which it can be brought back. */
export const graceDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

export interface PutAway {
  archivedAt: Date | null;
  deletedAt: Date | null;
}

export type ClassState = { is: "in-use" } | { is: "archived" } | { is: "deleted"; goesAt: Date };

export function classState({ archivedAt, deletedAt }: PutAway): ClassState {
  if (deletedAt !== null) return { is: "deleted", goesAt: new Date(deletedAt.getTime() + graceDays * dayMs) };
  return { is: archivedAt === null ? "in-use" : "archived" };
}

/** Classes that were deleted before this instant go for good. */
export function graceBegan(now: Date): Date {
  return new Date(now.getTime() - graceDays * dayMs);
}
