/**
 * Throttles the actions of one person. An action above the rate waits, so that a quick clicker's last choice still arrives; an action is refused only
 * when several wait already. Each process counts separately.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { AppError } from "@/lib/errors/errors";

/** `burst`: actions at once; `rate`: per second after that. Reviewing by keyboard sends an action for each key. */
export const actionRates = { student: { burst: 60, rate: 2 }, teacher: { burst: 200, rate: 10 } } as const;
export const maxWaiting = 4;
const maxPeople = 5_000;

interface Allowance {
  /** When the actions so far would have ended at the steady rate, in ms of `performance.now()`. */
  paidUntil: number;
  waiting: number;
}

export class ActionThrottle {
  private readonly allowances = new Map<string, Allowance>();

  /** Resolves when the person's next action may run. @throws AppError `too-fast` when `maxWaiting` of the person's actions wait already */
  async take(personId: string, as: keyof typeof actionRates): Promise<void> {
    const now = performance.now();
    const { burst, rate } = actionRates[as];
    const each = 1_000 / rate;
    if (this.allowances.size > maxPeople) this.forgetIdle(now);
    const allowance = this.allowances.get(personId) ?? { paidUntil: now, waiting: 0 };
    this.allowances.set(personId, allowance);
    if (allowance.waiting >= maxWaiting)
      throw new AppError("too-fast", { seconds: Math.ceil((maxWaiting * each) / 1_000) });
    allowance.paidUntil = Math.max(allowance.paidUntil, now) + each;
    const wait = allowance.paidUntil - now - burst * each;
    if (wait <= 0) return;
    allowance.waiting += 1;
    await new Promise((resolve) => setTimeout(resolve, wait));
    allowance.waiting -= 1;
  }

  /** How many people have an allowance in memory. */
  get people(): number {
    return this.allowances.size;
  }

  private forgetIdle(now: number): void {
    for (const [id, { paidUntil }] of this.allowances) if (paidUntil <= now) this.allowances.delete(id);
  }
}

/** Next's bundles each load this file: the counts are one per process. */
const key = Symbol.for("crosscase.action-throttle");
interface Shared {
  throttle: ActionThrottle;
  /** Set while an action runs; pages rendered in the same request are not counted. */
  running: AsyncLocalStorage<{ counted: boolean }>;
}
const processWide = globalThis as typeof globalThis & { [key]?: Shared };
const shared = (processWide[key] ??= { throttle: new ActionThrottle(), running: new AsyncLocalStorage() });

/** Runs an action, which `throttleAction` counts only once, even if it is called several times in the action. */
export function runAsAction<T>(run: () => Promise<T>): Promise<T> {
  return shared.running.run({ counted: false }, run);
}

/** Counts the running action for the person who was authorised, and waits if they are above the rate. Does nothing for a page. */
export async function throttleAction(personId: string, as: keyof typeof actionRates): Promise<void> {
  const action = shared.running.getStore();
  if (action === undefined || action.counted) return;
  action.counted = true;
  await shared.throttle.take(personId, as);
}
