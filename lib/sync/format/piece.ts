import type { ItemId } from "./update-check";

/** Text that Yjs keeps as one item, after it has joined what was typed letter by letter. */
export interface Piece {
  client: number;
  clock: number;
  length: number;
  /** The items that it was placed between. */
  left: ItemId | null;
  right: ItemId | null;
  root: number;
  next: Piece | null;
  /** Rises from piece to piece of a root. */
  position: number;
  /** How many items it came as, and so how many steps it takes to pass over it. */
  items: number;
  /** How many later items passed over it. A split adds a step for each of them: in an order in which it is split first, they pass over both parts. */
  passes: number;
  /** The search that last passed over it, and the mark since which it conflicts with the item being placed (`MergeCost.marks`). */
  passedBy: number;
  conflictsSince: number;
}

/** Whether Yjs joins `piece` to `place`. */
export function continues(piece: Piece, place: Piece): boolean {
  return (
    place.client === piece.client &&
    place.clock + place.length === piece.clock &&
    isSame(piece.left, { client: piece.client, clock: piece.clock - 1 }) &&
    isSame(piece.right, place.right)
  );
}

export function isSame(one: ItemId | null, other: ItemId | null): boolean {
  return one === other || (one !== null && other !== null && one.client === other.client && one.clock === other.clock);
}
