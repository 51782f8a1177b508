/** A device's record of when a student handed in and voted in one activity, without any text (B8). Signing out deletes it. */
import {
  compareWork,
  workKinds,
  type OwnWork,
  type SeenWork,
  type WorkKind,
} from "@/lib/features/restoring/rules/lost-work";
import type { Restored } from "@/lib/features/restoring/rules/restored";

/** When the lost work was handed in or cast, in ms since 1970. */
export type LostAt = Partial<Record<WorkKind, number>>;

type AllSeen = Partial<Record<WorkKind, SeenWork>>;

interface RenderedPage {
  renderedAt: Date;
  work: OwnWork;
  restored: Restored | null;
}

/** Records the work that this page shows as stored on the server. @returns the work that a restore has lost */
export function rememberWork(key: string, { renderedAt, work, restored }: RenderedPage): LostAt {
  const before = loadSeen(key);
  const after: AllSeen = {};
  const lost: LostAt = {};
  for (const kind of workKinds) {
    const { seen, lostAt } = compareWork(before[kind] ?? null, { renderedAt, storedAt: work[kind], restored });
    if (seen !== null) after[kind] = seen;
    if (lostAt !== null) lost[kind] = lostAt;
  }
  storeSeen(key, after);
  return lost;
}

export function forgetWork(key: string): void {
  storeSeen(key, {});
}

function loadSeen(key: string): AllSeen {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") as AllSeen; // written by storeSeen alone
  } catch {
    return {};
  }
}

function storeSeen(key: string, seen: AllSeen): void {
  try {
    if (Object.keys(seen).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(seen));
  } catch {
    // Storage is full or disabled, so this device can't notice that a restore loses work.
  }
}
