/** The server's time on this device, whatever the device's own clock says: the server sends it over the live channel. */

/** The newest ones. The largest was the least time on its way. */
const samples: number[] = [];
const maxSamples = 8;
/** ms: samples that differ by more are of two clocks. The server's has been set, or another process answers. */
const sameClockMs = 2_000;

/** @param now the server's time in a message that has just arrived, in milliseconds since 1970 */
export function noteServerTime(now: number): void {
  const sample = now - performance.now();
  if (samples.some((earlier) => Math.abs(earlier - sample) > sameClockMs)) samples.length = 0;
  samples.push(sample);
  if (samples.length > maxSamples) samples.shift();
}

/** In milliseconds since 1970; null before the server has sent it. */
export function serverNow(): number | null {
  return samples.length === 0 ? null : performance.now() + Math.max(...samples);
}
