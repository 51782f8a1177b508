import * as Y from "yjs";
import { MergeCost } from "./merge-cost";
import { isReadable } from "./update-check";

/** Size of a group. Yjs searches all remaining updates at each item; in groups the time grows only in proportion to the updates. */
const atOnce = 64;

/** Merges updates into one without a Y.Doc: its items are sorted by client, and letters typed in a row are not joined. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  let merged = [...updates];
  while (merged.length > 1) {
    const next: Uint8Array[] = [];
    for (let i = 0; i < merged.length; i += atOnce) next.push(Y.mergeUpdates(merged.slice(i, i + atOnce)));
    merged = next;
  }
  return merged[0] ?? Uint8Array.of(0, 0);
}

/** Merges updates whose order was made to be slow into one state, in whose order Yjs passes over little (R12). Others are returned as they are. */
export function inCheapOrder(updates: readonly Uint8Array[], roots: readonly string[]): readonly Uint8Array[] {
  const cost = new MergeCost(roots);
  const isTooCostly = updates.some((update) => isReadable(update, roots) && cost.add(update) && cost.isTooCostly);
  if (!isTooCostly) return updates;
  const merged = mergeUpdates(updates.filter((update) => isReadable(update, roots)));
  return isReadable(merged, roots) ? [merged] : updates;
}
