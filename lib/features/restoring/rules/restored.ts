/** What people are told after a backup was restored (B8). */

/** A restore removed everything stored after `to`, the moment of the backup, and before `at`. */
export interface Restored {
  to: Date;
  at: Date;
}

/** How long people are told about a restore: long enough for a class that meets once a week. */
export const restoreNoticeMs = 7 * 24 * 60 * 60 * 1_000;

export function isNoticeActive({ at }: Restored, now: Date): boolean {
  return now.getTime() - at.getTime() < restoreNoticeMs;
}
