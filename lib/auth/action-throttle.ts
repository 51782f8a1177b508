/**
 * How often one person may act. Whoever does more than a hand can is paused, not refused: an action waits its turn, so the last choice of a quick
 * clicker arrives by itself. Only one who sends several at once without waiting for answers hears a sentence. Counted by each process.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { AppError } from "@/lib/errors/errors";

/** Actions at once, and a second after that. A teacher's review sends one for each key. */
export const actionRates = { student: { burst: 60, rate: 2 }, teacher: { burst: 200, rate: 10 } } as const;
export const maxWaiting = 4;
const mostPeople = 5_000;

interface Pace {
  /** When all that was done so far would have been done at the steady rate. */
  paidUntil: number;
  waiting: number;
}

export class ActionThrottle {
  private readonly paces = new Map<string, Pace>();

  /** Resolves when the person's next action may run. @throws AppError `too-fast` when others of theirs wait already */
  async take(personId: string, as: keyof typeof actionRates): Promise<void> {
    const now = performance.now();
    const { burst, rate } = actionRates[as];
    const each = 1_000 / rate;
    const pace = this.paces.get(personId) ?? { paidUntil: now, waiting: 0 };
    this.paces.set(personId, pace);
    if (this.paces.size > mostPeople) this.forgetIdle(now);
    if (pace.waiting >= maxWaiting)
      throw new AppError("too-fast", { seconds: Math.ceil((maxWaiting * each) / 1_000) });
    pace.paidUntil = Math.max(pace.paidUntil, now) + each;
    const wait = pace.paidUntil - now - burst * each;
    if (wait <= 0) return;
    pace.waiting += 1;
    await new Promise((resolve) => setTimeout(resolve, wait));
    pace.waiting -= 1;
  }

  private forgetIdle(now: number): void {
    for (const [id, { paidUntil, waiting }] of this.paces) if (waiting === 0 && paidUntil <= now) this.paces.delete(id);
  }
}

/** Next's bundles each load this file: what is counted is one per process. */
const key = Symbol.for("crosscase.action-paces");
interface Shared {
  paces: ActionThrottle;
  /** Set while an action runs; pages that are made in the same request are not counted. */
  running: AsyncLocalStorage<{ counted: boolean }>;
}
const processWide = globalThis as typeof globalThis & { [key]?: Shared };
const shared = (processWide[key] ??= { paces: new ActionThrottle(), running: new AsyncLocalStorage() });

export function runAsAction<T>(run: () => Promise<T>): Promise<T> {
  return shared.running.run({ counted: false }, run);
}

/** Counts the action that is running, once, for whoever it was proved to be. Does nothing for a page. */
export async function throttleAction(personId: string, as: keyof typeof actionRates): Promise<void> {
  const action = shared.running.getStore();
  if (action === undefined || action.counted) return;
  action.counted = true;
  await shared.paces.take(personId, as);
}
