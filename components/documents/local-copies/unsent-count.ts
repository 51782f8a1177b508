/**
 * How many words on this page the server has not stored yet, over all its documents. No Yjs here: the sign-out button and
 * others may ask without loading it.
 */
const counts = new Map<object, { unsent: () => number; lost: () => number }>();

/** A document tells how to count its unsent words, and those of them that go with the page; returns how to stop. */
export function reportUnsent(document: object, unsent: () => number, lost = unsent): () => void {
  counts.set(document, { unsent, lost });
  if (counts.size === 1 && typeof window !== "undefined") window.addEventListener("beforeunload", askBeforeLeaving);
  return () => {
    counts.delete(document);
    if (counts.size === 0 && typeof window !== "undefined")
      window.removeEventListener("beforeunload", askBeforeLeaving);
  };
}

/** Words not sent yet; at least 1 while anything at all is unsent. */
export function unsentWords(): number {
  let words = 0;
  for (const { unsent } of counts.values()) words += unsent();
  return words;
}

/** Resolves to true as soon as all is stored, to false after `ms`. */
export async function whenAllSent(ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  while (unsentWords() > 0) {
    if (performance.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  // B1: what is kept on this device is there again after a reload.
  if ([...counts.values()].some(({ lost }) => lost() > 0)) event.preventDefault();
}
