/** B8: what people are told after a backup was restored. */

/** A restore: what was stored after `to`, the moment of the backup, and before `at` is gone. */
export interface Restored {
  to: Date;
  at: Date;
}

/** How long after a restore people are told of it: whoever comes once a week has come by then. */
export const toldForMs = 7 * 24 * 60 * 60 * 1_000;

export function isStillTold({ at }: Restored, now: Date): boolean {
  return now.getTime() - at.getTime() < toldForMs;
}
