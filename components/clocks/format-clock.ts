/** Minutes and seconds of a time that is left: "11:48". A second that has begun counts as whole. @param leftMs below 0 once it is over, then without a sign */
export function formatClock(leftMs: number): string {
  const seconds = Math.abs(Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
