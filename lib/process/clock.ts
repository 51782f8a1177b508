/**
 * Milliseconds that never go back, whatever is done to the wall clock: for waits, rates, ages and order. They begin at the wall clock's time, so that
 * a process that is started later has larger ones. Stored times use the wall clock.
 */
export function monotonicMs(): number {
  return Math.floor(performance.timeOrigin + performance.now());
}
