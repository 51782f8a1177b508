/** The service worker (public/a/worker.js) marks pages that come from its cache, so that CSS knows before any script has run. */
const mark = "data-kept";

export function isCachedPage(): boolean {
  return document.documentElement.hasAttribute(mark);
}

export function clearCachedMark(): void {
  document.documentElement.removeAttribute(mark);
}
