import { countWords } from "@/lib/features/cases/writing/rules/words";
import { setAsidePrefix } from "@/lib/sync/format/browser-storage";
import { removeDatabase } from "./copy-names";
import type { UnstoredText } from "./copy-text";
import { ownIds, setMergedIds } from "./own-ids";
import { storageKeys } from "./storage-keys";
import { registerUnsentCounter } from "./unsent-count";

/**
 * Text that could not go into its document, which was replaced or may no longer be written. It is stored on this device for the student who
 * typed it, and offered on every page of the activity, also after a reload, until it is added to a field or dropped.
 */
export interface SetAsideText {
  id: string;
  /** The id under which it was typed: the student's, or that of a name merged into the student's (T15). null: it is on this page only. */
  person: string | null;
  /** The document it was typed in: `kind/id`. */
  from: string;
  /** The number of the team in whose worksheet it was typed; missing for notes, and for text that an earlier build or another page left. */
  team?: number;
  field: string;
  text: string;
  /** Whether it is the field's whole text, since the server did not prove that it has any of it. */
  whole: boolean;
}

/** Whether it is a word at most, which was on its way when its student was moved or the document replaced: no reason to worry. */
export const isFewLetters = ({ text, whole }: Pick<SetAsideText, "text" | "whole">): boolean =>
  !whole && text.trim().length <= 20 && countWords(text) <= 1;

export type Source = Pick<SetAsideText, "from" | "team">;

/** Texts that this device could not store. While there are any, leaving the page asks first (B1). */
let onPage: readonly SetAsideText[] = [];
/** Texts of copies that stay on this device because their document is not open to its student at the moment, by database name. */
const inCopies = new Map<string, { person: string; texts: readonly SetAsideText[] }>();
let cached: { person: string | null; all: readonly SetAsideText[] } | null = null;
const listeners = new Set<() => void>();

/** Offers what these names, which were merged into the student's, left on this device; no others (T15). */
export function offerMergedTexts(person: string, ids: readonly string[]): void {
  setMergedIds(person, ids);
  notifyListeners();
}

/** @param person the student for whom to store them on this device, where it has room; null: they stay on this page */
export function setAsideTexts(person: string | null, from: Source, unstored: UnstoredText): void {
  for (const text of withoutKnown(listSetAsideTexts(person), toSetAsideTexts(person, from, unstored)))
    if (!store(text)) onPage = [...onPage, { ...text, person: null }];
  notifyListeners();
}

/** Stores the texts of a copy that is to be deleted. @returns whether this device has all of them now; otherwise it has none of them, and the copy must stay */
export function storeCopyTexts(person: string, from: Source, unstored: UnstoredText): boolean {
  const isStored = storeAll(withoutKnown(loadAll(person), toSetAsideTexts(person, from, unstored)));
  notifyListeners();
  return isStored;
}

/** Offers the texts of a copy that stays on this device, and is sent if its document opens again. */
export function offerCopyTexts(person: string, copy: string, from: Source, unstored: UnstoredText): void {
  inCopies.set(copy, { person, texts: toSetAsideTexts(person, from, unstored) });
  notifyListeners();
}

/** Call when the copy's document is open again. */
export function endOffer(copy: string): void {
  if (inCopies.delete(copy)) notifyListeners();
}

export function dropSetAsideText(person: string | null, id: string): void {
  for (const [copy, offered] of inCopies)
    if (offered.texts.some((each) => each.id === id))
      replaceCopyByTexts(
        offered.person,
        copy,
        offered.texts.filter((each) => each.id !== id),
      );
  onPage = onPage.filter((text) => text.id !== id);
  if (person !== null) for (const own of ownIds(person)) remove(own, id);
  notifyListeners();
}

/**
 * Sets a copy's texts aside and deletes the copy: the student decides on the texts one by one, and a copy that is sent later would bring them all
 * back. The copy stays for as long as this device has no other room for them.
 */
function replaceCopyByTexts(person: string, copy: string, texts: readonly SetAsideText[]): void {
  if (!storeAll(texts)) {
    inCopies.set(copy, { person, texts });
    return;
  }
  inCopies.delete(copy);
  void removeDatabase(copy);
}

const toSetAsideTexts = (person: string | null, source: Source, { texts, whole }: UnstoredText): SetAsideText[] =>
  Object.entries(texts).map(([field, text]) => ({ id: newId(), person, ...source, field, text, whole }));

/** Another tab may have set the same text aside. */
const withoutKnown = (known: readonly SetAsideText[], texts: readonly SetAsideText[]) =>
  texts.filter(
    ({ person, from, field, text }) =>
      !known.some(
        (each) =>
          (each.person ?? person) === person && each.from === from && each.field === field && each.text === text,
      ),
  );

const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** Returns the same array until something changes. */
export function listSetAsideTexts(person: string | null): readonly SetAsideText[] {
  const ids = person === null ? [] : ownIds(person);
  if (cached?.person !== person)
    cached = { person, all: [...ids.flatMap(loadAll), ...onPage, ...ids.flatMap(textsInCopies)] };
  return cached.all;
}

function textsInCopies(person: string): readonly SetAsideText[] {
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

function store({ id, person, ...stored }: SetAsideText): boolean {
  if (person === null) return false;
  try {
    localStorage.setItem(setAsidePrefix(person) + id, JSON.stringify(stored));
    return true;
  } catch {
    return false;
  }
}

function remove(person: string, id: string): void {
  try {
    localStorage.removeItem(setAsidePrefix(person) + id);
  } catch {
    // Storage is switched off, so the text is not stored.
  }
}

/** Stores all or none. */
function storeAll(texts: readonly SetAsideText[]): boolean {
  if (texts.every(store)) return true;
  for (const { id, person } of texts) if (person !== null) remove(person, id);
  return false;
}

function loadAll(person: string): SetAsideText[] {
  try {
    const keys = storageKeys(localStorage).filter((key) => key.startsWith(setAsidePrefix(person)));
    return keys.sort().flatMap((key) => {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
      return isSetAsideText(stored)
        ? [{ whole: false, ...stored, person, id: key.slice(setAsidePrefix(person).length) }]
        : [];
    });
  } catch {
    return [];
  }
}

function isSetAsideText(stored: unknown): stored is Omit<SetAsideText, "id" | "person" | "whole"> {
  return (
    typeof stored === "object" &&
    stored !== null &&
    ["from", "field", "text"].every((name) => typeof (stored as Record<string, unknown>)[name] === "string") &&
    ["number", "undefined"].includes(typeof (stored as Record<string, unknown>)["team"])
  ); // reading any name of an object gives a value or undefined
}
