/** B8: whether a student's hand-in or vote is gone because a backup was restored. */
import type { Restored } from "./restored";

/** The hand-in of the student's team, and the student's two votes. */
export const workKinds = ["handIn", "before", "final"] as const;
export type WorkKind = (typeof workKinds)[number];

/** When a student's work on the server was handed in, or cast; null when it is not there. */
export type OwnWork = Record<WorkKind, Date | null>;

/** What a device remembers of work that a page has shown as stored, in ms since 1970 by the server's clock. */
export interface SeenWork {
  /** When it was handed in, or cast. */
  at: number;
  /** When the page was rendered that last showed it. */
  seenAt: number;
}

/** A page as the server has rendered it. */
export interface RenderedWork {
  renderedAt: Date;
  /** When what is stored now was handed in, or cast; null when nothing is. */
  storedAt: Date | null;
  /** The last restore, while people are told of it. */
  restored: Restored | null;
}

interface ComparedWork {
  /** What the device is to remember after this page. */
  seen: SeenWork | null;
  /** When what the restore has taken away was handed in, or cast; null when nothing is gone. */
  lostAt: number | null;
}

/** @param seen what the device remembered before this page */
export function compareWork(seen: SeenWork | null, page: RenderedWork): ComparedWork {
  const renderedAt = page.renderedAt.getTime();
  const storedAt = page.storedAt?.getTime() ?? null;
  const stored = storedAt === null ? null : { at: storedAt, seenAt: renderedAt };
  if (seen === null) return { seen: stored, lostAt: null };
  // A page that was cached on the device, or is open in another tab, knows less than the device.
  if (renderedAt <= seen.seenAt) return { seen, lostAt: null };
  const isThere = storedAt !== null && storedAt >= seen.at;
  // What was taken back before the backup or since the restore is not gone by the restore.
  if (!isThere && wasStoredBetween(page.restored, seen.seenAt)) return { seen, lostAt: seen.at };
  return { seen: stored, lostAt: null };
}

function wasStoredBetween(restored: Restored | null, seenAt: number): boolean {
  return restored !== null && restored.to.getTime() < seenAt && seenAt <= restored.at.getTime();
}
