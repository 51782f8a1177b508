/**
 * How much history one student, and one document, may add (R12). Every row is stored for good, whether its text stays or is deleted again. Ten keys a
 * second without a pause add 3.4 MB an hour, and 600 pastes of 24 kB may come at once, so a class that writes never reaches the limits.
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
/** Number of entries at which those that time has paid off are deleted. */
const cleanUpAt = 5_000;

type Bound = "student" | "document";

interface Debt {
  /** Bytes that were added and that time had not paid off at `at`. */
  bytes: number;
  at: number;
}

const bounds = ["student", "document"] as const;

export class HistoryBudget {
  /** By id. Each bound has a map of its own, so that no key has to be put together at each keystroke. */
  private readonly debts = { student: new Map<string, Debt>(), document: new Map<string, Debt>() };

  /** @param now in ms, by a clock that never goes back */
  spend(userId: string, documentId: string, bytes: number, now: number): void {
    this.add("student", userId, bytes, now);
    this.add("document", documentId, bytes, now);
  }

  /** Milliseconds until this student may add more to this document; 0 for at once. */
  waitMs(userId: string, documentId: string, now: number): number {
    return Math.max(this.waitOfMs("student", userId, now), this.waitOfMs("document", documentId, now));
  }

  private add(bound: Bound, id: string, bytes: number, now: number): void {
    const debts = this.debts[bound];
    const debt = debts.get(id);
    if (debt !== undefined) {
      debt.bytes = owedBytes(bound, debt, now) + bytes + historyLimits.row;
      debt.at = now;
      return;
    }
    if (debts.size > cleanUpAt) this.forgetPaid(now);
    debts.set(id, { bytes: bytes + historyLimits.row, at: now });
  }

  private waitOfMs(bound: Bound, id: string, now: number): number {
    const debt = this.debts[bound].get(id);
    if (debt === undefined) return 0;
    const { atOnce, anHour } = historyLimits[bound];
    return Math.ceil((Math.max(0, owedBytes(bound, debt, now) - atOnce) * hour) / anHour);
  }

  private forgetPaid(now: number): void {
    for (const bound of bounds)
      for (const [id, debt] of this.debts[bound]) if (owedBytes(bound, debt, now) === 0) this.debts[bound].delete(id);
  }
}

function owedBytes(bound: Bound, { bytes, at }: Debt, now: number): number {
  return Math.max(0, bytes - ((now - at) * historyLimits[bound].anHour) / hour);
}

/** One per process: sockets and restores share it. */
const key = Symbol.for("crosscase.history-budget");
const processWide = globalThis as typeof globalThis & { [key]?: HistoryBudget };

export function historyBudget(): HistoryBudget {
  return (processWide[key] ??= new HistoryBudget());
}
