/**
 * Milliseconds that only rise, whatever is done to the wall clock: for waits, rates, ages and order. They begin near the wall clock's, so that a
 * process that is started later has larger ones. What is stored, or compared with what is stored, has the wall clock's.
 */
export function risingMs(): number {
  return Math.floor(performance.timeOrigin + performance.now());
}
