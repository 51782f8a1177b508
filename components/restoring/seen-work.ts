/** B8: what a device remembers of a student's work in one activity: when it was done, without its text. Signing out deletes it. */
import { compareWork, workKinds, type OwnWork, type SeenWork, type WorkKind } from "@/lib/rules/restoring/lost-work";
import type { Restored } from "@/lib/rules/restoring/restored";

/** When work that is gone was handed in, or cast, in ms since 1970. */
export type LostAt = Partial<Record<WorkKind, number>>;

type AllSeen = Partial<Record<WorkKind, SeenWork>>;

interface RenderedPage {
  renderedAt: Date;
  work: OwnWork;
  restored: Restored | null;
}

/** Stores what this page shows as stored on the server. @returns what a restore has taken away */
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
    // Storage is full or disabled: this device can't tell what is gone.
  }
}
