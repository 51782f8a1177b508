import { missingNeighbours } from "@/lib/sync/format/row-order";
import type { ClockRange, UpdateShape } from "@/lib/sync/format/update-check";
import { lengthOfVarUint, putVarUint } from "@/lib/fast-path/var-uint";
import { ClockRanges } from "@/lib/sync/format/clock-ranges";

/** What a room has of its document, without a Y.Doc: how far each client's content goes, and what of it is deleted. */
export class DocumentClocks {
  /** The state vector: client id → the next clock. */
  readonly next = new Map<number, number>();
  private readonly deleted = new Map<number, ClockRanges>();
  /** Content that stored rows delete and that is not here yet. */
  private readonly awaited = new Map<number, ClockRanges>();

  clockOf(client: number): number {
    return this.next.get(client) ?? 0;
  }

  /**
   * Whether an update has content of one client at most, continues exactly where that client's content ends here, and names and deletes only content
   * that is here (R3). Whose content it is does not matter here.
   */
  isNextFrom({ sections, references, deletes }: UpdateShape): boolean {
    const [section, second] = sections;
    if (second !== undefined) return false;
    if (section !== undefined && section.from !== this.clockOf(section.client)) return false;
    for (let i = 0; i < references.length; i += 2) {
      if ((references[i + 1] ?? 0) >= this.clockOf(references[i] ?? 0)) return false;
    }
    return deletes.every(({ client, to }) => to <= (section?.client === client ? section.to : this.clockOf(client)));
  }

  /**
   * Whether no content is missing that the update builds on: each section begins at or before what is here, and each neighbour is here or comes with
   * it.
   */
  hasNeighboursOf(shape: UpdateShape): boolean {
    return missingNeighbours(shape, (client) => this.clockOf(client)).next().done === true;
  }

  /** Whether the update would change nothing here. */
  covers({ sections, deletes }: UpdateShape): boolean {
    return (
      sections.every(({ client, to }) => to <= this.clockOf(client)) && deletes.every((range) => this.isDeleted(range))
    );
  }

  isDeleted({ client, from, to }: ClockRange): boolean {
    return this.deleted.get(client)?.has(from, to) ?? false;
  }

  /** Whether all of the range is deleted, or is awaited and will be deleted when it comes. */
  isDeletedOrAwaited({ client, from, to }: ClockRange): boolean {
    const start = Math.max(from, this.clockOf(client));
    return (
      (start <= from || this.isDeleted({ client, from, to: Math.min(to, start) })) &&
      (start >= to || (this.awaited.get(client)?.has(start, to) ?? false))
    );
  }

  /** Whether a peer with this state vector has all content that is here. */
  isCoveredBy(stateVector: ReadonlyMap<number, number>): boolean {
    for (const [client, clock] of this.next) if ((stateVector.get(client) ?? 0) < clock) return false;
    return true;
  }

  /** All that is deleted, as an update that brings no content, in Yjs' order. */
  encodeDeletions(): Uint8Array {
    return encodeDeletions(this.deleted);
  }

  /** Records what a stored row deletes of content that is not here, until that comes. */
  awaitDeletedContent({ deletes }: Pick<UpdateShape, "deletes">): void {
    const missing = deletes
      .map(({ client, from, to }) => ({ client, from: Math.max(from, this.clockOf(client)), to }))
      .filter(({ from, to }) => from < to);
    addTo(this.awaited, missing);
  }

  /** Marks as deleted what was awaited and has come. @returns these deletions as an update without content; null when there are none */
  takeAwaitedDeletions(): Uint8Array | null {
    if (this.awaited.size === 0) return null;
    const come = new Map<number, ClockRanges>();
    for (const [client, ranges] of [...this.awaited]) {
      const all = ranges.list().map(([from, to]) => ({ client, from, to }));
      const held = this.heldPartsOf(all);
      if (held.length === 0) continue;
      this.awaited.delete(client);
      this.awaitDeletedContent({ deletes: all });
      const fresh = held.filter((range) => !this.isDeleted(range));
      addTo(come, fresh);
      addTo(this.deleted, fresh);
    }
    return come.size === 0 ? null : encodeDeletions(come);
  }

  advance({ sections, tombstones, deletes }: UpdateShape): void {
    this.advanceTo(sections);
    addTo(this.deleted, this.heldPartsOf(tombstones));
    addTo(this.deleted, this.heldPartsOf(deletes));
  }

  /** Records content, without deletions. */
  advanceTo(sections: readonly ClockRange[]): void {
    for (const { client, to } of sections) {
      if (to > this.clockOf(client)) this.next.set(client, to);
    }
  }

  /** Records what many rows delete, at once: marks what is here, and awaits the rest. */
  deleteOrAwait(ranges: ClockRange[]): void {
    ranges.sort((a, b) => a.client - b.client);
    addTo(this.deleted, this.heldPartsOf(ranges));
    this.awaitDeletedContent({ deletes: ranges });
  }

  private heldPartsOf(ranges: readonly ClockRange[]): ClockRange[] {
    return ranges
      .map(({ client, from, to }) => ({ client, from, to: Math.min(to, this.clockOf(client)) }))
      .filter(({ from, to }) => from < to);
  }
}

/** Adds the ranges of each client at once. */
function addTo(all: Map<number, ClockRanges>, ranges: readonly ClockRange[]): void {
  for (let start = 0, end = 0; start < ranges.length; start = end) {
    const client = ranges[start]?.client ?? 0;
    while (ranges[end]?.client === client) end += 1;
    let known = all.get(client);
    if (known === undefined) all.set(client, (known = new ClockRanges()));
    known.addAll(ranges.slice(start, end));
  }
}

function encodeDeletions(deleted: ReadonlyMap<number, ClockRanges>): Uint8Array {
  const clients = [...deleted].sort((a, b) => b[0] - a[0]);
  let length = 1 + lengthOfVarUint(clients.length);
  for (const [client, ranges] of clients) length += lengthOfVarUint(client) + ranges.encodedLength;
  const bytes = new Uint8Array(length); // it begins with 0: no content
  let at = putVarUint(bytes, 1, clients.length);
  for (const [client, ranges] of clients) at = ranges.encodeTo(bytes, putVarUint(bytes, at, client));
  return bytes;
}
