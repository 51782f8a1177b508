/** The clocks of this process: one that only rises, and the database's, which all processes share. */

/** Next's bundle and the server's own loader each load this file, so its state is stored on `globalThis`, once per process. */
const key = Symbol.for("crosscase.clock");
interface Shared {
  /** How far the database's clock is ahead of `steadyMs`. null: it is this machine's own clock, or nobody has asked for its time. */
  aheadMs: number | null;
  /** The last result of `orderedMs`. */
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

/** Milliseconds since 1970 by the database's clock, even if this machine's is wrong: for stored times, and to compare with them. */
export function currentMs(): number {
  return shared.aheadMs === null ? Date.now() : Math.floor(steadyMs() + shared.aheadMs);
}

/** `currentMs` as a date. */
export function currentTime(): Date {
  return new Date(currentMs());
}

/** Milliseconds near `currentMs` that never go back: for the order of events, in this process and across processes. */
export function orderedMs(): number {
  shared.lastMs = Math.max(shared.lastMs, steadyMs() + (shared.aheadMs ?? 0));
  return shared.lastMs;
}

/** Sets `currentMs` by another clock, which is read at some moment between question and answer. @param ask answers in ms since 1970 */
export async function followClock(ask: () => Promise<number>): Promise<void> {
  const ahead = await measureAhead(ask, steadyMs);
  shared.aheadMs = clamp(shared.aheadMs ?? (ahead.least + ahead.most) / 2, ahead);
}

/** How many ms another clock is ahead of this machine's, at least. Negative when that clock is behind. */
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
