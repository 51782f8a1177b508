/**
 * How many of a page's reading minutes lie above the window's lower edge, in whole minutes: none at the top, all at the end (S2). @param most how far
 * the page scrolls, in px
 */
export function minutesRead(minutes: number, scrolled: number, most: number): number {
  if (most <= 0) return minutes;
  return Math.round(minutes * Math.min(1, Math.max(0, scrolled / most)));
}
