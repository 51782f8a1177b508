import * as Y from "yjs";
import { isProvedStored } from "./request-proof";
import { textWrittenSince } from "@/lib/sync/browser/text/written-text";
import type { DocumentAddress } from "@/lib/sync/browser/connection/room";

/** The text of a copy at one moment. The copy may be closed, and its document destroyed, before the server answers. */
export interface CopyText {
  /** The whole document as one Yjs update. */
  update: Uint8Array;
  /** By client id: from which clock on its text is known to be unsent. Empty when nothing is. */
  unsent: ReadonlyMap<number, number>;
  /** The unsent text by field. */
  unsentTexts: Record<string, string>;
  /** The whole text by field, without empty ones. */
  fullTexts: Record<string, string>;
}

export function readCopyText(doc: Y.Doc, unsent: ReadonlyMap<number, number>): CopyText {
  const texts = [...doc.share.keys()].map((field) => [field, doc.getText(field).toJSON()] as const);
  return {
    update: Y.encodeStateAsUpdate(doc),
    unsent,
    unsentTexts: unsent.size === 0 ? {} : textWrittenSince(doc, unsent),
    fullTexts: Object.fromEntries(texts.filter(([, text]) => text !== "")),
  };
}

/** What a page shows of a document, together with what its copy has stored: other tabs of the student write into the same copy. */
export function mergeCopyTexts(page: CopyText, stored: CopyText): CopyText {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, page.update);
  Y.applyUpdate(doc, stored.update);
  // The page's own client id comes last, since it is the one that typed last.
  const others = [...stored.unsent].filter(([clientId]) => !page.unsent.has(clientId));
  const text = readCopyText(doc, new Map([...others, ...page.unsent]));
  doc.destroy();
  return text;
}

export interface UnstoredText {
  texts: Record<string, string>;
  /** Whether these are whole texts, not only what was unsent. */
  whole: boolean;
}

const nothing: ReadonlyMap<number, number> = new Map();

/**
 * The text that the server does not prove to have: null when it has all, the unsent text when it has the rest, otherwise the whole text.
 * @param precision `rough` sends fewer requests, and may include what the server stored last
 */
export async function findUnstoredText(
  document: DocumentAddress,
  { update, unsent, unsentTexts, fullTexts }: CopyText,
  precision: "exact" | "rough" = "exact",
): Promise<UnstoredText | null> {
  if (await isProvedStored(document, { update, below: nothing })) return null;
  if (unsent.size === 0 || !(await isProvedStored(document, { update, below: unsent })))
    return { texts: fullTexts, whole: true };
  return {
    texts:
      precision === "rough"
        ? unsentTexts
        : await withoutLastStored(document, { update, unsent, unsentTexts, fullTexts }),
    whole: false,
  };
}

/** The unsent text without what the server stored last but could not confirm to the page. Searches the clocks of the id that typed last. */
async function withoutLastStored(
  document: DocumentAddress,
  { update, unsent, unsentTexts }: CopyText,
): Promise<Record<string, string>> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const [client, from] = [...unsent].at(-1) ?? [0, 0];
  let [low, high] = [from, Y.getState(doc.store, client)];
  if (high - low > maxSearched) return unsentTexts;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (await isProvedStored(document, { update, below: new Map(unsent).set(client, middle) })) low = middle;
    else high = middle - 1;
  }
  const texts = textWrittenSince(doc, new Map(unsent).set(client, low));
  doc.destroy();
  return texts;
}

/** Characters typed in about ten seconds. */
const maxSearched = 64;
