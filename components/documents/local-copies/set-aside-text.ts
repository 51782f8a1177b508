import { countWords } from "@/lib/rules/writing/words";
import { removeDatabase } from "./copy-names";
import type { NotStored } from "./copy-text";
import { namesIn } from "./storage-keys";
import { reportUnsent } from "./unsent-count";

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
  /** The field's whole text as this device has it, since the server did not prove that it has any of it. */
  whole: boolean;
}

/** Those that this device could not take. While there are any, leaving the page asks first (B1). */
let onPage: readonly KeptWords[] = [];
/** Words of copies that stay on this device, by the name of their database: their document is not open to their student at the moment. */
const inCopies = new Map<string, { person: string; words: readonly KeptWords[] }>();
let shown: { person: string | null; all: readonly KeptWords[] } | null = null;
const listeners = new Set<() => void>();

/** @param person whose they are on this device; null: they stay on this page */
export function keepWords(person: string | null, from: string, { words, whole }: NotStored): void {
  const known = keptWords(person);
  for (const [field, text] of Object.entries(words)) {
    // Another tab may have put the same aside.
    if (known.some((each) => each.from === from && each.field === field && each.text === text)) continue;
    putAside(person, { id: newId(), from, field, text, whole });
  }
  changed();
}

/** The copy stays, and is sent if its document opens again; until then its words can be taken or dropped. */
export function offerCopy(person: string, copy: string, from: string, { words, whole }: NotStored): void {
  inCopies.set(copy, {
    person,
    words: Object.entries(words).map(([field, text]) => ({ id: newId(), from, field, text, whole })),
  });
  changed();
}

/** Its document is open again. */
export function endOffer(copy: string): void {
  if (inCopies.delete(copy)) changed();
}

export function dropKeptWords(person: string | null, id: string): void {
  for (const [copy, { words }] of inCopies) if (words.some((each) => each.id === id)) leaveCopy(person, copy, words);
  onPage = onPage.filter((words) => words.id !== id);
  if (person !== null) localStorage.removeItem(keyOf(person) + id);
  changed();
}

/** Its student decides about the words one by one now: sent later, the copy would bring those back that were taken or dropped. */
function leaveCopy(person: string | null, copy: string, words: readonly KeptWords[]): void {
  inCopies.delete(copy);
  for (const each of words) putAside(person, each);
  void removeDatabase(copy);
}

function putAside(person: string | null, words: KeptWords): void {
  if (person === null || !write(person, words)) onPage = [...onPage, words];
}

const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** The same array until something changes. */
export function keptWords(person: string | null): readonly KeptWords[] {
  if (shown?.person !== person)
    shown = { person, all: [...(person === null ? [] : read(person)), ...onPage, ...inCopiesOf(person)] };
  return shown.all;
}

function inCopiesOf(person: string | null): readonly KeptWords[] {
  return [...inCopies.values()].flatMap((copy) => (copy.person === person ? copy.words : []));
}

/** Offers on this page that lie beside fields to put the words into. */
let offersAtFields = 0;

export function isOfferedAtFields(): boolean {
  return offersAtFields > 0;
}

/** @returns how to take it back */
export function noteOfferAtFields(): () => void {
  offersAtFields += 1;
  changed();
  return () => {
    offersAtFields -= 1;
    changed();
  };
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
  stopReporting =
    all.length === 0
      ? null
      : reportUnsent(
          listeners,
          () => count(all),
          () => count(onPage),
        );
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
      return isKept(words) ? [{ whole: false, ...words, id: key.slice(keyOf(person).length) }] : [];
    });
  } catch {
    return [];
  }
}

function isKept(words: unknown): words is Omit<KeptWords, "id" | "whole"> {
  return (
    typeof words === "object" &&
    words !== null &&
    ["from", "field", "text"].every((name) => typeof (words as Record<string, unknown>)[name] === "string")
  ); // an object has any name, or undefined
}

/** S1: it says whose they are: nobody else is shown them. */
const keyOf = (person: string) => `crosscase/${person}/kept/`;
