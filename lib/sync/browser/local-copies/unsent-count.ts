/**
 * Counts the words on this page that the server has not stored yet, over all its documents. It does not import Yjs, so that the sign-out
 * button does not load it.
 */
const counters = new Map<object, { unsent: () => number; lostWithPage: () => number }>();

/** Registers how to count a document's unsent words, and those that are lost with the page. @returns how to unregister */
export function registerUnsentCounter(document: object, unsent: () => number, lostWithPage = unsent): () => void {
  counters.set(document, { unsent, lostWithPage });
  if (counters.size === 1 && typeof window !== "undefined") window.addEventListener("beforeunload", askBeforeLeaving);
  return () => {
    counters.delete(document);
    if (counters.size === 0 && typeof window !== "undefined")
      window.removeEventListener("beforeunload", askBeforeLeaving);
  };
}

/** At least 1 while anything at all is unsent. */
export function countUnsentWords(): number {
  let words = 0;
  for (const { unsent } of counters.values()) words += unsent();
  return words;
}

/** Resolves to true once all is stored, to false after `ms`. */
export async function whenAllSent(ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  while (countUnsentWords() > 0) {
    if (performance.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  // Text that this device has stored is there again after a reload (B1).
  if ([...counters.values()].some(({ lostWithPage }) => lostWithPage() > 0)) event.preventDefault();
}
