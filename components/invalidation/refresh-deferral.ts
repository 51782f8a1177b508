/** While a student is in the middle of something, the page neither follows a phase move nor refreshes (Q7). */
let isDeferred = false;
const deferred = new Set<() => void>();

export function isRefreshDeferred(): boolean {
  return isDeferred;
}

export function deferRefreshes(): void {
  isDeferred = true;
}

/** Allows refreshes again, and runs the deferred ones. */
export function resumeRefreshes(): void {
  isDeferred = false;
  for (const run of [...deferred]) run();
  deferred.clear();
}

/** Runs once at the next {@link resumeRefreshes}. @returns how to cancel it */
export function onResume(run: () => void): () => void {
  deferred.add(run);
  return () => deferred.delete(run);
}
