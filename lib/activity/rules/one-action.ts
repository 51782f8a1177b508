/** Which times count as one action, or as one read, of a teacher (T8, Q34). */
export interface Span {
  from: Date;
  to: Date;
}

const withinMs = 10 * 60_000;
/** How far another process's clock may be ahead. */
const aheadMs = 60_000;

/** An entry dated within the span may belong to an action at `at`. A later date comes from a wrong clock. */
export function spanOfAction(at: Date, from = new Date(at.getTime() - withinMs)): Span {
  return { from, to: new Date(at.getTime() + aheadMs) };
}
