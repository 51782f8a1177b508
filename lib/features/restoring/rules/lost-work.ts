/** Whether restoring a backup removed a student's hand-in or vote (B8). */
import type { Restored } from "./restored";

/** The hand-in of the student's team, and the student's two votes. */
export const workKinds = ["handIn", "before", "final"] as const;
export type WorkKind = (typeof workKinds)[number];

/** When the student's work on the server was handed in or cast; null if the server has none. */
export type OwnWork = Record<WorkKind, Date | null>;

/** What a device remembers about work that a page showed as stored, in ms since 1970 by the server's clock. */
export interface SeenWork {
  /** When the work was handed in or cast. */
  at: number;
  /** When the last page that showed it was rendered. */
  seenAt: number;
}

/** A page as the server rendered it. */
export interface RenderedWork {
  renderedAt: Date;
  /** When the work stored now was handed in or cast; null without any. */
  storedAt: Date | null;
  /** The last restore, as long as people are told about it. */
  restored: Restored | null;
}

interface ComparedWork {
  /** What the device should remember after this page. */
  seen: SeenWork | null;
  /** When the removed work was handed in or cast; null if nothing is gone. */
  lostAt: number | null;
}

/** @param seen what the device remembered before this page */
export function compareWork(seen: SeenWork | null, page: RenderedWork): ComparedWork {
  const renderedAt = page.renderedAt.getTime();
  const storedAt = page.storedAt?.getTime() ?? null;
  const stored = storedAt === null ? null : { at: storedAt, seenAt: renderedAt };
  if (seen === null) return { seen: stored, lostAt: null };
  // A page from the device's cache, or open in another tab, is older than what the device knows.
  if (renderedAt <= seen.seenAt) return { seen, lostAt: null };
  const isThere = storedAt !== null && storedAt >= seen.at;
  // The restore explains the loss only if a page showed the work after the backup and before the restore. Otherwise the student took it back.
  if (!isThere && wasStoredBetween(page.restored, seen.seenAt)) return { seen, lostAt: seen.at };
  return { seen: stored, lostAt: null };
}

function wasStoredBetween(restored: Restored | null, seenAt: number): boolean {
  return restored !== null && restored.to.getTime() < seenAt && seenAt <= restored.at.getTime();
}
