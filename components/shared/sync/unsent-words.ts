/**
 * How many words on this page the server has not stored yet, over all its documents. No Yjs here: the sign-out button and
 * others may ask without loading it.
 */
const counts = new Map<object, () => number>();

/** A document tells how to count its unsent words; returns how to stop. */
export function reportUnsent(document: object, count: () => number): () => void {
  counts.set(document, count);
  if (counts.size === 1 && typeof window !== "undefined") window.addEventListener("beforeunload", askBeforeLeaving);
  return () => {
    counts.delete(document);
    if (counts.size === 0 && typeof window !== "undefined") window.removeEventListener("beforeunload", askBeforeLeaving);
  };
}

/** Words not sent yet; at least 1 while anything at all is unsent. */
export function unsentWords(): number {
  let words = 0;
  for (const count of counts.values()) words += count();
  return words;
}

/** Resolves to true as soon as all is stored, to false after `ms`. */
export async function whenAllSent(ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (unsentWords() > 0) {
    if (Date.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  if (unsentWords() > 0) event.preventDefault();
}
