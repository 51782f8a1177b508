/** The worker marks what it keeps (public/a/worker.js), so that it is told apart before any script has run. */
const mark = "data-kept";

export function isCopy(): boolean {
  return document.documentElement.hasAttribute(mark);
}

export function noLongerCopy(): void {
  document.documentElement.removeAttribute(mark);
}
