/** The clocks of this process: one that only rises, and the database's, which all processes share. */

/** Next's bundle and the server's own loader each load this file: what is known of the database's clock is one per process. */
const key = Symbol.for("crosscase.clock");
interface Shared {
  /** How far the database's clock is ahead of `steadyMs`; null where it is this machine's own, or was not asked for yet. */
  aheadMs: number | null;
  /** What `orderedMs` gave last. */
  lastMs: number;
}
const processWide = globalThis as typeof globalThis & { [key]?: Shared };
const shared = (processWide[key] ??= { aheadMs: null, lastMs: 0 });

const steadyMs = () => performance.timeOrigin + performance.now();

/**
 * Milliseconds that never go back, whatever is done to the wall clock: for waits, rates, ages and order. They begin at the wall clock's time, so that
 * a process that is started later has larger ones. Stored times use `currentTime`.
 */
export function monotonicMs(): number {
  return Math.floor(steadyMs());
}

/** Milliseconds since 1970 by the database's clock, however wrong this machine's is: for what is stored, and for ends that are stored. */
export function currentMs(): number {
  return shared.aheadMs === null ? Date.now() : Math.floor(steadyMs() + shared.aheadMs);
}

/** `currentMs` as a date. */
export function currentTime(): Date {
  return new Date(currentMs());
}

/** Milliseconds near `currentMs` that never go back: whether something was before something else, in this process or in another. */
export function orderedMs(): number {
  shared.lastMs = Math.max(shared.lastMs, steadyMs() + (shared.aheadMs ?? 0));
  return shared.lastMs;
}

/** Learns the time of a clock elsewhere, which is given at some moment between question and answer. @param ask answers in ms since 1970 */
export async function followClock(ask: () => Promise<number>): Promise<void> {
  const ahead = await measureAhead(ask, steadyMs);
  shared.aheadMs = clamp(shared.aheadMs ?? (ahead.least + ahead.most) / 2, ahead);
}

/** How far a clock elsewhere is ahead of this machine's, in ms: the least that is certain. Negative: behind. */
export async function compareClock(ask: () => Promise<number>): Promise<number> {
  return clamp(0, await measureAhead(ask, Date.now));
}

interface Ahead {
  least: number;
  most: number;
}

async function measureAhead(ask: () => Promise<number>, here: () => number): Promise<Ahead> {
  const askedAt = here();
  const there = await ask();
  return { least: there - here(), most: there - askedAt };
}

const clamp = (ms: number, { least, most }: Ahead) => Math.min(Math.max(ms, least), most);
