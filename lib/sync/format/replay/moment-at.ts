/** How many rows there were at that time, in milliseconds since 1970. */
export function momentAt(rows: readonly { time: number }[], time: number): number {
  return rows.findLastIndex((row) => row.time <= time) + 1;
}
