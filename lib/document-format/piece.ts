import type { ItemId } from "./update-check";

/** What Yjs keeps as one item once it has joined what was typed letter by letter. */
export interface Piece {
  client: number;
  clock: number;
  length: number;
  /** What it was placed between. */
  left: ItemId | null;
  right: ItemId | null;
  root: number;
  next: Piece | null;
  /** As how many items it came: as many steps it is for another to pass over. */
  items: number;
  /** How many items were placed behind it that passed over it: each of its parts is a step for each of them, in an order in which it is split first. */
  passes: number;
  /** By which search for a place it was last passed over, and since which of its ends it conflicts with what is placed. */
  passedBy: number;
  conflictsSince: number;
}

/** Whether Yjs joins them. */
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
