import * as Y from "yjs";
import { isStored } from "./request-proof";
import { ownWords } from "@/components/documents/text/written-text";
import type { DocumentName } from "@/components/documents/connection/room";

/** What a copy says, taken at one moment: the copy may be closed, and its document destroyed, before the server has answered. */
export interface CopyWords {
  /** All of it, as Yjs encodes it. */
  update: Uint8Array;
  /** By client id, from which clock on its words are known to be unsent; empty where nothing is. */
  unsent: ReadonlyMap<number, number>;
  /** Those words, by field. */
  unsentWords: Record<string, string>;
  /** The whole text of each field that is not empty. */
  allWords: Record<string, string>;
}

export function wordsOf(doc: Y.Doc, unsent: ReadonlyMap<number, number>): CopyWords {
  const texts = [...doc.share.keys()].map((field) => [field, doc.getText(field).toJSON()] as const);
  return {
    update: Y.encodeStateAsUpdate(doc),
    unsent,
    unsentWords: unsent.size === 0 ? {} : ownWords(doc, unsent),
    allWords: Object.fromEntries(texts.filter(([, text]) => text !== "")),
  };
}

export interface NotStored {
  words: Record<string, string>;
  /** It is the whole text, not only what was unsent. */
  whole: boolean;
}

const nothing: ReadonlyMap<number, number> = new Map();

/** The words that the server does not prove to have: null where it has all; what is unsent where it has the rest; otherwise everything. */
export async function wordsNotStored(
  document: DocumentName,
  { update, unsent, unsentWords, allWords }: CopyWords,
  how: "to the letter" | "roughly" = "to the letter",
): Promise<NotStored | null> {
  if (await isStored(document, { update, below: nothing })) return null;
  if (unsent.size === 0 || !(await isStored(document, { update, below: unsent })))
    return { words: allWords, whole: true };
  return {
    words: how === "roughly" ? unsentWords : await unsentAfterAll(document, { update, unsent, unsentWords, allWords }),
    whole: false,
  };
}

/** Without what was stored in the last moment, of which the server could not tell the page any more: of the id that typed last. */
async function unsentAfterAll(
  document: DocumentName,
  { update, unsent, unsentWords }: CopyWords,
): Promise<Record<string, string>> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const [client, from] = [...unsent].at(-1) ?? [0, 0];
  let [low, high] = [from, Y.getState(doc.store, client)];
  if (high - low > lastMoment) return unsentWords;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (await isStored(document, { update, below: new Map(unsent).set(client, middle) })) low = middle;
    else high = middle - 1;
  }
  const words = ownWords(doc, new Map(unsent).set(client, low));
  doc.destroy();
  return words;
}

/** Letters typed in about ten seconds. */
const lastMoment = 64;
