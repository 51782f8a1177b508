import { countWords } from "@/lib/rules/words";
import { namesIn } from "./names-in";
import { reportUnsent } from "./unsent-words";

/**
 * Words that could not go into their document (it was replaced, or may no longer be written): put aside on this device, for the student
 * who typed them, and offered on whatever page of the activity one is on by then, also after a reload, until they are taken or dropped.
 */
export interface KeptWords {
  id: string;
  /** The document they were typed in: `kind/id`. */
  from: string;
  field: string;
  text: string;
}

/** Those that this device could not take. While there are any, leaving the page asks first (B1). */
let onPage: readonly KeptWords[] = [];
let shown: { person: string | null; all: readonly KeptWords[] } | null = null;
const listeners = new Set<() => void>();

/** @param person whose they are on this device; null: they stay on this page */
export function keepWords(person: string | null, from: string, words: Record<string, string>): void {
  const known = keptWords(person);
  for (const [field, text] of Object.entries(words)) {
    // Another tab may have put the same aside.
    if (known.some((each) => each.from === from && each.field === field && each.text === text)) continue;
    const kept = { id: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`, from, field, text };
    if (person === null || !write(person, kept)) onPage = [...onPage, kept];
  }
  changed();
}

export function dropKeptWords(person: string | null, id: string): void {
  onPage = onPage.filter((words) => words.id !== id);
  if (person !== null) localStorage.removeItem(keyOf(person) + id);
  changed();
}

/** The same array until something changes. */
export function keptWords(person: string | null): readonly KeptWords[] {
  if (shown?.person !== person) shown = { person, all: [...(person === null ? [] : read(person)), ...onPage] };
  return shown.all;
}

export function subscribeKeptWords(hear: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", changed);
  listeners.add(hear);
  return () => {
    listeners.delete(hear);
    if (listeners.size === 0) window.removeEventListener("storage", changed);
  };
}

function changed(): void {
  const person = shown?.person ?? null;
  shown = null;
  stopReporting?.();
  const all = keptWords(person);
  stopReporting = all.length === 0 ? null : reportUnsent(listeners, () => count(all), () => count(onPage));
  for (const hear of listeners) hear();
}
let stopReporting: (() => void) | null = null;

const count = (words: readonly KeptWords[]) => words.reduce((sum, { text }) => sum + Math.max(1, countWords(text)), 0);

function write(person: string, { id, ...words }: KeptWords): boolean {
  try {
    localStorage.setItem(keyOf(person) + id, JSON.stringify(words));
    return true;
  } catch {
    return false;
  }
}

function read(person: string): KeptWords[] {
  try {
    const keys = namesIn(localStorage).filter((key) => key.startsWith(keyOf(person)));
    return keys.sort().flatMap((key) => {
      const words: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
      return isKept(words) ? [{ id: key.slice(keyOf(person).length), ...words }] : [];
    });
  } catch {
    return [];
  }
}

function isKept(words: unknown): words is Omit<KeptWords, "id"> {
  return typeof words === "object" && words !== null && ["from", "field", "text"].every((name) => typeof (words as Record<string, unknown>)[name] === "string"); // an object has any name, or undefined
}

/** S1: it says whose they are, so that they go with them. */
const keyOf = (person: string) => `crosscase/${person}/kept/`;
