import * as Y from "yjs";
import { MergeCost } from "./merge-cost";
import { isReadable } from "./update-check";

/** Yjs looks through all updates that are left at each item: in groups of these the time grows with the updates. */
const atOnce = 64;

/** One update of many, without a Y.Doc: its items stand by client, and letters that were typed in a row are not joined. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  let merged = [...updates];
  while (merged.length > 1) {
    const next: Uint8Array[] = [];
    for (let i = 0; i < merged.length; i += atOnce) next.push(Y.mergeUpdates(merged.slice(i, i + atOnce)));
    merged = next;
  }
  return merged[0] ?? Uint8Array.of(0, 0);
}

/** R12: what was made to be slow in the order in which it came is merged to one state first, in whose order Yjs passes over little. */
export function inCheapOrder(updates: readonly Uint8Array[], roots: readonly string[]): readonly Uint8Array[] {
  const cost = new MergeCost(roots);
  const isDear = updates.some((update) => isReadable(update, roots) && cost.add(update) && cost.isDear);
  if (!isDear) return updates;
  const merged = mergeUpdates(updates.filter((update) => isReadable(update, roots)));
  return isReadable(merged, roots) ? [merged] : updates;
}
