/**
 * R12: how much history one student, and one document, may add. Every row is stored for good, whether its text stays or is deleted again.
 * Ten keys a second without a pause add 3.4 MB an hour, and 600 pastes of 24 kB may come at once: a class that writes never reaches it.
 */
const MiB = 1024 * 1024;

/** Bytes: how many at once, and how many more each hour. */
export const historyLimits = {
  student: { atOnce: 16 * MiB, anHour: 8 * MiB },
  document: { atOnce: 48 * MiB, anHour: 24 * MiB },
  /** What each row costs beside its update. */
  row: 64,
  /** What a submission costs beside its text: a row that is stored for good, and two marks in the history. */
  submission: 4 * 1024,
} as const;

const hour = 3_600_000;
/** Number of entries at which paid ones are deleted. */
const cleanUpAt = 5_000;

type Bound = "student" | "document";

export class HistoryBudget {
  /** Bytes added that have not been paid off by time yet. */
  private readonly owed = new Map<string, { bytes: number; at: number }>();

  /** @param now in ms, by a clock that never goes back */
  spend(userId: string, documentId: string, bytes: number, now: number): void {
    if (this.owed.size > cleanUpAt) this.forgetPaid(now);
    this.add("student", userId, bytes, now);
    this.add("document", documentId, bytes, now);
  }

  /** Milliseconds until this student may add more to this document; 0 for at once. */
  waitMs(userId: string, documentId: string, now: number): number {
    return Math.max(this.waitOfMs("student", userId, now), this.waitOfMs("document", documentId, now));
  }

  private add(bound: Bound, id: string, bytes: number, now: number): void {
    this.owed.set(`${bound}/${id}`, { bytes: this.owedBytes(bound, id, now) + bytes + historyLimits.row, at: now });
  }

  private owedBytes(bound: Bound, id: string, now: number): number {
    const entry = this.owed.get(`${bound}/${id}`);
    return entry === undefined ? 0 : Math.max(0, entry.bytes - ((now - entry.at) * historyLimits[bound].anHour) / hour);
  }

  private waitOfMs(bound: Bound, id: string, now: number): number {
    const { atOnce, anHour } = historyLimits[bound];
    return Math.ceil((Math.max(0, this.owedBytes(bound, id, now) - atOnce) * hour) / anHour);
  }

  private forgetPaid(now: number): void {
    for (const [key, { bytes, at }] of this.owed)
      if (bytes <= ((now - at) * historyLimits.student.anHour) / hour) this.owed.delete(key);
  }
}

/** One per process: sockets and restores share it. */
const key = Symbol.for("crosscase.history-budget");
const processWide = globalThis as typeof globalThis & { [key]?: HistoryBudget };

export function historyBudget(): HistoryBudget {
  return (processWide[key] ??= new HistoryBudget());
}
