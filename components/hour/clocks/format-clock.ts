/** Formats time left as minutes and seconds, "11:48", rounded up. @param leftMs negative once the time is over; the sign is left out */
export function formatClock(leftMs: number): string {
  const seconds = Math.abs(Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
