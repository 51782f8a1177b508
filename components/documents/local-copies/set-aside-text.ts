import { countWords } from "@/lib/rules/writing/words";
import { setAsidePrefix } from "@/lib/document-format/browser-storage";
import { removeDatabase } from "./copy-names";
import type { UnstoredText } from "./copy-text";
import { storageKeys } from "./storage-keys";
import { registerUnsentCounter } from "./unsent-count";

/**
 * Text that could not go into its document, which was replaced or may no longer be written. It is stored on this device for the student who
 * typed it, and offered on every page of the activity, also after a reload, until it is added to a field or dropped.
 */
export interface SetAsideText {
  id: string;
  /** The document it was typed in: `kind/id`. */
  from: string;
  field: string;
  text: string;
  /** Whether it is the field's whole text, since the server did not prove that it has any of it. */
  whole: boolean;
}

/** Texts that this device could not store. While there are any, leaving the page asks first (B1). */
let onPage: readonly SetAsideText[] = [];
/** Texts of copies that stay on this device because their document is not open to its student at the moment, by database name. */
const inCopies = new Map<string, { person: string; texts: readonly SetAsideText[] }>();
let cached: { person: string | null; all: readonly SetAsideText[] } | null = null;
const listeners = new Set<() => void>();

/** @param person the student for whom to store them on this device; null: they stay on this page */
export function setAsideTexts(person: string | null, from: string, { texts, whole }: UnstoredText): void {
  const known = listSetAsideTexts(person);
  for (const [field, text] of Object.entries(texts)) {
    // Another tab may have set the same aside.
    if (known.some((each) => each.from === from && each.field === field && each.text === text)) continue;
    setAside(person, { id: newId(), from, field, text, whole });
  }
  notifyListeners();
}

/** Offers the texts of a copy that stays on this device, and is sent if its document opens again. */
export function offerCopyTexts(person: string, copy: string, from: string, { texts, whole }: UnstoredText): void {
  inCopies.set(copy, {
    person,
    texts: Object.entries(texts).map(([field, text]) => ({ id: newId(), from, field, text, whole })),
  });
  notifyListeners();
}

/** The copy's document is open again. */
export function endOffer(copy: string): void {
  if (inCopies.delete(copy)) notifyListeners();
}

export function dropSetAsideText(person: string | null, id: string): void {
  for (const [copy, { texts }] of inCopies)
    if (texts.some((each) => each.id === id)) replaceCopyByTexts(person, copy, texts);
  onPage = onPage.filter((text) => text.id !== id);
  if (person !== null) localStorage.removeItem(setAsidePrefix(person) + id);
  notifyListeners();
}

/** Sets the texts aside and deletes the copy: the student decides on them one by one, and a copy sent later would bring them all back. */
function replaceCopyByTexts(person: string | null, copy: string, texts: readonly SetAsideText[]): void {
  inCopies.delete(copy);
  for (const text of texts) setAside(person, text);
  void removeDatabase(copy);
}

function setAside(person: string | null, text: SetAsideText): void {
  if (person === null || !store(person, text)) onPage = [...onPage, text];
}

const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** Returns the same array until something changes. */
export function listSetAsideTexts(person: string | null): readonly SetAsideText[] {
  if (cached?.person !== person)
    cached = { person, all: [...(person === null ? [] : loadAll(person)), ...onPage, ...textsInCopies(person)] };
  return cached.all;
}

function textsInCopies(person: string | null): readonly SetAsideText[] {
  return [...inCopies.values()].flatMap((copy) => (copy.person === person ? copy.texts : []));
}

/** Number of offers on this page that have fields to add the text to. */
let offersAtFields = 0;

export function isOfferedAtFields(): boolean {
  return offersAtFields > 0;
}

/** @returns how to unregister it */
export function registerOfferAtFields(): () => void {
  offersAtFields += 1;
  notifyListeners();
  return () => {
    offersAtFields -= 1;
    notifyListeners();
  };
}

export function subscribeSetAsideTexts(onChange: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", notifyListeners);
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
    if (listeners.size === 0) window.removeEventListener("storage", notifyListeners);
  };
}

function notifyListeners(): void {
  const person = cached?.person ?? null;
  cached = null;
  unregisterCounter?.();
  const all = listSetAsideTexts(person);
  unregisterCounter =
    all.length === 0
      ? null
      : registerUnsentCounter(
          listeners,
          () => countAllWords(all),
          () => countAllWords(onPage),
        );
  for (const onChange of listeners) onChange();
}
let unregisterCounter: (() => void) | null = null;

const countAllWords = (texts: readonly SetAsideText[]) =>
  texts.reduce((sum, { text }) => sum + Math.max(1, countWords(text)), 0);

function store(person: string, { id, ...stored }: SetAsideText): boolean {
  try {
    localStorage.setItem(setAsidePrefix(person) + id, JSON.stringify(stored));
    return true;
  } catch {
    return false;
  }
}

function loadAll(person: string): SetAsideText[] {
  try {
    const keys = storageKeys(localStorage).filter((key) => key.startsWith(setAsidePrefix(person)));
    return keys.sort().flatMap((key) => {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
      return isSetAsideText(stored) ? [{ whole: false, ...stored, id: key.slice(setAsidePrefix(person).length) }] : [];
    });
  } catch {
    return [];
  }
}

function isSetAsideText(stored: unknown): stored is Omit<SetAsideText, "id" | "whole"> {
  return (
    typeof stored === "object" &&
    stored !== null &&
    ["from", "field", "text"].every((name) => typeof (stored as Record<string, unknown>)[name] === "string")
  ); // an object has any name, or undefined
}
