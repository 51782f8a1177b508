/** The server's time, whatever the device's own clock says. The server sends it over the live channel. */

/** The newest samples: server time minus time since the page was loaded, in ms. The largest sample had the shortest delay. */
const samples: number[] = [];
const maxSamples = 8;
/** In ms. Samples that differ by more come from two clocks: the server's clock was set, or another process answers. */
const sameClockMs = 2_000;

/** @param now the server's time in a message that has just arrived, in milliseconds since 1970 */
export function noteServerTime(now: number): void {
  const sample = now - performance.now();
  if (samples.some((earlier) => Math.abs(earlier - sample) > sameClockMs)) samples.length = 0;
  samples.push(sample);
  if (samples.length > maxSamples) samples.shift();
}

/** The server's time in milliseconds since 1970. null before the server has sent it. */
export function serverNow(): number | null {
  return samples.length === 0 ? null : performance.now() + Math.max(...samples);
}
