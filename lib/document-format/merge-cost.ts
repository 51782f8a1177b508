/**
 * R12: what a document costs Yjs to read, counted from its updates without a Y.Doc. Yjs places an item by passing over those that others placed
 * between the same neighbours without knowing of it: n such items take n²/2 steps, at every load, in the server and in each browser. What is
 * typed after everybody else's words have come passes over nothing, wherever that is.
 */
import { visitItems, type ItemId, type UpdateItem } from "./update-check";

/**
 * Of one document. `steps`: items passed over, of about 0.1 µs. `items`: pieces that Yjs keeps apart, of about 4 µs. Each student has half of
 * both, so that nobody uses up what is another's.
 */
export const mergeLimits = { steps: 250_000, items: 16_000 } as const;

/** R13: each of two processes that did not receive each other's rows may have accepted the last of it. */
const tolerance = 2;
/** What Yjs keeps as one item once it has joined what was typed letter by letter. */
interface Piece {
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
}

/** A client's pieces by clock, and what its items have cost. */
interface Client {
  pieces: Piece[];
  steps: number;
  items: number;
}

/** A document's pieces in their order, as Yjs places them (yjs/src/structs/Item.js, `integrate`). */
export class MergeCost {
  steps = 0;
  /** Pieces that Yjs keeps apart. */
  items = 0;
  private readonly clients = new Map<number, Client>();
  /** The first piece of each root. */
  private readonly first: (Piece | null)[];

  constructor(private readonly roots: readonly string[]) {
    this.first = roots.map(() => null);
  }

  /** Whether it costs more than rooms let in: a document that was stored before they counted, or was made by hand. */
  get isDear(): boolean {
    return this.steps > tolerance * mergeLimits.steps || this.items > tolerance * mergeLimits.items;
  }

  /** Whether the document is over its limits, or the client ids for which `isTheirs` are over their share. */
  isOver(isTheirs: (client: number) => boolean): boolean {
    if (this.steps > mergeLimits.steps || this.items > mergeLimits.items) return true;
    let [steps, items] = [0, 0];
    for (const [client, cost] of this.clients) {
      if (!isTheirs(client)) continue;
      steps += cost.steps;
      items += cost.items;
    }
    return steps > mergeLimits.steps / 2 || items > mergeLimits.items / 2;
  }

  /**
   * Adds what an update brings that is not here yet; stops early once the document is dear.
   * @param update has passed `checkUpdate`
   * @returns false when it stands on what is not here, or in a circle
   */
  add(update: Uint8Array): boolean {
    const queues = new Map<number, { items: UpdateItem[]; at: number }>();
    visitItems(update, this.roots, (item) => {
      const queue = queues.get(item.client);
      if (queue === undefined) queues.set(item.client, { items: [item], at: 0 });
      else queue.items.push(item);
    });
    const nextOf = (client: number) => {
      const queue = queues.get(client);
      return queue?.items[queue.at++];
    };
    // Each item waits for the one above it.
    const waiting: UpdateItem[] = [];
    for (const client of queues.keys()) {
      for (let item = nextOf(client); item !== undefined && !this.isDear;) {
        const missing = this.missingClient(item);
        if (missing === null) {
          this.place(item);
          item = waiting.pop() ?? nextOf(client);
        } else {
          waiting.push(item);
          item = nextOf(missing);
          if (item === undefined) return false;
        }
      }
    }
    return true;
  }

  /** The ids of a root's pieces, in their order. */
  order(root: string): [client: number, clock: number, length: number][] {
    const order: [number, number, number][] = [];
    for (let piece = this.first[this.roots.indexOf(root)] ?? null; piece !== null; piece = piece.next)
      order.push([piece.client, piece.clock, piece.length]);
    return order;
  }

  /** The client of whose content something has to come first; null when nothing is missing. */
  private missingClient({ client, clock, left, right }: UpdateItem): number | null {
    if (this.endOf(client) < clock) return client;
    if (left !== null && this.endOf(left.client) <= left.clock) return left.client;
    if (right !== null && this.endOf(right.client) <= right.clock) return right.client;
    return null;
  }

  private endOf(client: number): number {
    const last = this.clients.get(client)?.pieces.at(-1);
    return last === undefined ? 0 : last.clock + last.length;
  }

  private place(item: UpdateItem): void {
    const held = this.endOf(item.client) - item.clock;
    if (held >= item.length) return;
    const { client, right } = item;
    // Of an item that is here in part, the rest stands behind that part.
    const clock = item.clock + Math.max(0, held);
    const left = held > 0 ? { client, clock: clock - 1 } : item.left;
    let own = this.clients.get(client);
    if (own === undefined) this.clients.set(client, (own = { pieces: [], steps: 0, items: 0 }));
    const { items, steps } = this;
    const before = left === null ? null : this.endingAt(left);
    const behind = right === null ? null : this.beginningAt(right);
    const root = before?.root ?? behind?.root ?? item.root;
    const piece: Piece = {
      client,
      clock,
      length: item.length - Math.max(0, held),
      left,
      right,
      root,
      next: null,
      items: 1,
    };
    this.insert(piece, own, this.findPlace(piece, before, behind), before);
    own.steps += this.steps - steps;
    own.items += this.items - items;
  }

  /** @returns the piece that it stands behind; null at the beginning */
  private findPlace(piece: Piece, before: Piece | null, behind: Piece | null): Piece | null {
    let place = before;
    const passed = new Set<Piece>();
    let conflicting = new Set<Piece>();
    const from = before === null ? this.first[piece.root] : before.next;
    for (let other = from ?? null; other !== null && other !== behind && !this.isDear; other = other.next) {
      this.steps += other.items;
      passed.add(other);
      conflicting.add(other);
      if (isSame(other.left, piece.left)) {
        if (other.client < piece.client) {
          place = other;
          conflicting = new Set();
        } else if (isSame(other.right, piece.right)) break;
      } else {
        const origin = other.left === null ? null : this.pieceAt(other.left);
        if (origin === null || !passed.has(origin)) break;
        if (!conflicting.has(origin)) {
          place = other;
          conflicting = new Set();
        }
      }
    }
    return place;
  }

  /** Joins it to the piece of which it is the continuation, as Yjs does. @param before what its left neighbour was when it was written */
  private insert(piece: Piece, own: Client, place: Piece | null, before: Piece | null): void {
    if (place !== null && place === before && continues(piece, place)) {
      place.length += piece.length;
      place.items += 1;
      return;
    }
    if (place === null) {
      piece.next = this.first[piece.root] ?? null;
      this.first[piece.root] = piece;
    } else {
      piece.next = place.next;
      place.next = piece;
    }
    own.pieces.push(piece);
    this.items += 1;
  }

  private endingAt({ client, clock }: ItemId): Piece | null {
    const piece = this.pieceAt({ client, clock });
    if (piece !== null && clock + 1 < piece.clock + piece.length) this.split(piece, clock + 1);
    return piece;
  }

  private beginningAt(id: ItemId): Piece | null {
    const piece = this.pieceAt(id);
    return piece !== null && piece.clock < id.clock ? this.split(piece, id.clock) : piece;
  }

  /** @returns the second part */
  private split(piece: Piece, clock: number): Piece {
    const { client, right, root, next } = piece;
    const length = piece.clock + piece.length - clock;
    const left = { client, clock: clock - 1 };
    const second: Piece = { client, clock, length, left, right, root, next, items: Math.min(piece.items, length) };
    piece.length -= length;
    piece.items = Math.min(piece.items, piece.length);
    piece.next = second;
    const pieces = this.clients.get(client)?.pieces ?? [];
    pieces.splice(this.indexAt(pieces, piece.clock) + 1, 0, second);
    this.items += 1;
    return second;
  }

  private pieceAt({ client, clock }: ItemId): Piece | null {
    const pieces = this.clients.get(client)?.pieces ?? [];
    return pieces[this.indexAt(pieces, clock)] ?? null;
  }

  /** Index of the piece that has the clock, which is there. */
  private indexAt(pieces: readonly Piece[], clock: number): number {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((pieces[middle]?.clock ?? 0) <= clock) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function continues(piece: Piece, place: Piece): boolean {
  return (
    place.client === piece.client &&
    place.clock + place.length === piece.clock &&
    isSame(piece.left, { client: piece.client, clock: piece.clock - 1 }) &&
    isSame(piece.right, place.right)
  );
}

function isSame(one: ItemId | null, other: ItemId | null): boolean {
  return one === other || (one !== null && other !== null && one.client === other.client && one.clock === other.clock);
}
