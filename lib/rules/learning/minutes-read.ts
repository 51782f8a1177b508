/** S2: how many of a page's minutes are above the window's foot, in whole minutes: none at its top, all at its end. @param most how far it scrolls, in px */
export function minutesRead(minutes: number, scrolled: number, most: number): number {
  if (most <= 0) return minutes;
  return Math.round(minutes * Math.min(1, Math.max(0, scrolled / most)));
}
