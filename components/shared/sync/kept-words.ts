import { countWords } from "@/lib/rules/words";
import { reportUnsent } from "./unsent-words";

/**
 * Words that could not go into their document (it was replaced, or may no longer be written): kept aside in this page and
 * offered, whatever page of the activity one is on by then.
 */
export interface KeptWords {
  id: number;
  /** The document they were typed in: `kind/id`. */
  from: string;
  field: string;
  text: string;
}

let kept: readonly KeptWords[] = [];
let next = 1;
/** While any are kept, leaving the page asks first (B1). */
let stopReporting: (() => void) | null = null;
const listeners = new Set<() => void>();

export function keepWords(from: string, words: Record<string, string>): void {
  const added = Object.entries(words).map(([field, text]) => ({ id: next++, from, field, text }));
  if (added.length > 0) change([...kept, ...added]);
}

export function dropKeptWords(id: number): void {
  change(kept.filter((words) => words.id !== id));
}

export function keptWords(): readonly KeptWords[] {
  return kept;
}

export function subscribeKeptWords(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

function change(now: readonly KeptWords[]): void {
  kept = now;
  if (kept.length === 0) {
    stopReporting?.();
    stopReporting = null;
  }
  stopReporting ??= kept.length === 0 ? null : reportUnsent(listeners, () => kept.reduce((sum, { text }) => sum + Math.max(1, countWords(text)), 0));
  for (const hear of listeners) hear();
}
