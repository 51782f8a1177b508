/** Pointer travel, in px, from which a press counts as a drag. */
export const dragThreshold = 6;
/** Scroll speed, in px per frame, of a drag at `y` in a window of `height`; 0 away from its edges. */
export function scrollStep(y: number, height: number): number {
  const edge = 72;
  if (y < edge) return -Math.ceil((edge - y) / 6);
  if (y > height - edge) return Math.ceil((y - (height - edge)) / 6);
  return 0;
}
