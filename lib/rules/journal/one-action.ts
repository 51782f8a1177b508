/** T8, Q34: which times count as one action, or one read, of a teacher. */
export interface Span {
  from: Date;
  to: Date;
}

const withinMs = 10 * 60_000;
/** How far another process's clock may be ahead. */
const aheadMs = 60_000;

/** What is dated within it may be one with an action at `at`; what is dated later was dated by a clock that was wrong. */
export function spanOfOne(at: Date, from = new Date(at.getTime() - withinMs)): Span {
  return { from, to: new Date(at.getTime() + aheadMs) };
}
