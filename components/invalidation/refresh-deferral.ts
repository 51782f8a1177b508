/** Q7: while a phase move waits for someone who is in the middle of something, the page they are on is left as it is. */
let held = false;
const waiting = new Set<() => void>();

export function isHeld(): boolean {
  return held;
}

export function hold(): void {
  held = true;
}

/** Lets the page look again; what it put off meanwhile comes now. */
export function release(): void {
  held = false;
  for (const run of [...waiting]) run();
  waiting.clear();
}

/** Runs once at the next {@link release}; returns how to call it off. */
export function onRelease(run: () => void): () => void {
  waiting.add(run);
  return () => waiting.delete(run);
}
