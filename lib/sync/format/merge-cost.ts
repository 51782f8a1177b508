/**
 * What a document costs Yjs to read, counted from its updates without a Y.Doc (R12). Yjs places an item by passing over items that others put between
 * the same neighbours without knowing of it: n such items take n²/2 steps, at every load, in the server and in each browser. Text that is typed after
 * everybody else's text has arrived passes over nothing, wherever it stands.
 */
import { continues, isSame, type Piece } from "./piece";
import { visitItems, type ItemId, type UpdateItem } from "./update-check";

/**
 * Limits of one document. `steps`: items passed over, 0.1 to 0.2 µs each. `items`: pieces that Yjs keeps apart, about 3 µs each. A student may use
 * half of both, so that nobody uses up another's share. Even with `tolerance` a document is read in less than 50 ms.
 */
export const mergeLimits = { steps: 60_000, items: 8_000 } as const;

/** Two processes that did not receive each other's rows may each have accepted one student's half (R13). */
const tolerance = 1.5;
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
  /** Numbers the searches for a place, and within each search every move of that place. */
  private marks = 0;

  constructor(private readonly roots: readonly string[]) {
    this.first = roots.map(() => null);
  }

  /** Whether the document costs more than rooms accept: it was stored before they counted, or was made by hand. */
  get isTooCostly(): boolean {
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
   * Adds the new content of an update; stops early once the document is too costly.
   * @param update has passed `checkUpdate`
   * @returns false when the update builds on missing content, or its items form a circle
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
      for (let item = nextOf(client); item !== undefined && !this.isTooCostly;) {
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

  /** The client whose missing content has to come first; null when nothing is missing. */
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
    // When part of an item is already there, the rest stands behind that part.
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
      position: 0,
      items: 1,
      passes: 0,
      passedBy: 0,
      conflictsSince: 0,
    };
    const place = this.findPlace(piece, before, behind);
    // The right neighbour stands in one piece with the left one, and before it. Yjs passes over nothing where it splits that piece now, and over all
    // that follows in an order in which the piece came as two.
    if (left !== null && this.pieceAt(left) !== before) this.pass(behind);
    this.insert(piece, own, place, before);
    own.steps += this.steps - steps;
    own.items += this.items - items;
  }

  /** @returns the piece that the new one stands behind; null at the beginning */
  private findPlace(piece: Piece, before: Piece | null, behind: Piece | null): Piece | null {
    let place = before;
    const search = ++this.marks;
    let since = search;
    let other = (before === null ? this.first[piece.root] : before.next) ?? null;
    for (; other !== null && other !== behind && !this.isTooCostly; other = other.next) {
      this.steps += other.items;
      other.passes += 1;
      other.passedBy = search;
      other.conflictsSince = since;
      if (isSame(other.left, piece.left)) {
        if (other.client < piece.client) {
          place = other;
          since = ++this.marks;
        } else if (isSame(other.right, piece.right)) break;
      } else {
        const origin = other.left === null ? null : this.pieceAt(other.left);
        if (origin === null || origin.passedBy !== search) break;
        if (origin.conflictsSince !== since) {
          place = other;
          since = ++this.marks;
        }
      }
    }
    // Yjs ends at `other`. No page writes a right neighbour that does not follow the left one: in another order, as in a snapshot, Yjs finds no end.
    if (other !== null && before !== null && behind !== null && behind.position <= before.position)
      this.pass(other.next);
    return place;
  }

  /** Counts an item that passes over all pieces from `from` on. */
  private pass(from: Piece | null): void {
    for (let other = from; other !== null && !this.isTooCostly; other = other.next) {
      this.steps += other.items;
      other.passes += 1;
    }
  }

  /** Joins a piece to the one that it continues, as Yjs does, or inserts it. @param before its left neighbour at the time it was written */
  private insert(piece: Piece, own: Client, place: Piece | null, before: Piece | null): void {
    if (place !== null && place === before && continues(piece, place)) {
      place.length += piece.length;
      place.items += 1;
      return;
    }
    this.link(piece, place);
    own.pieces.push(piece);
    this.items += 1;
  }

  /** Puts a piece behind `place`; null for the beginning. */
  private link(piece: Piece, place: Piece | null): void {
    const next = (place === null ? this.first[piece.root] : place.next) ?? null;
    piece.next = next;
    if (place === null) this.first[piece.root] = piece;
    else place.next = piece;
    const [low, high] = [place?.position ?? (next?.position ?? 0) - 2, next?.position ?? (place?.position ?? 0) + 2];
    piece.position = (low + high) / 2;
    if (piece.position > low && piece.position < high) return;
    let position = 0;
    for (let other = this.first[piece.root] ?? null; other !== null; other = other.next) other.position = position++;
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
    const { client } = piece;
    const length = piece.clock + piece.length - clock;
    const left = { client, clock: clock - 1 };
    const items = Math.min(piece.items, length);
    const second: Piece = { ...piece, clock, length, left, items };
    piece.length -= length;
    piece.items = Math.min(piece.items, piece.length);
    this.link(second, piece);
    const pieces = this.clients.get(client)?.pieces ?? [];
    pieces.splice(this.indexAt(pieces, piece.clock) + 1, 0, second);
    this.items += 1;
    this.steps += piece.passes;
    return second;
  }

  private pieceAt({ client, clock }: ItemId): Piece | null {
    const pieces = this.clients.get(client)?.pieces ?? [];
    return pieces[this.indexAt(pieces, clock)] ?? null;
  }

  /** Index of the piece that has the clock; some piece must have it. */
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
