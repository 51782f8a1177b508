import type { ClockRange, UpdateShape } from "@/lib/document-format/update-check";
import { lengthOfVarUint, putVarUint } from "@/lib/fast-path/var-uint";
import { ClockRanges } from "./clock-ranges";

/** What a room holds of its document, without a Y.Doc: how far each client's content goes, and what of it is deleted. */
export class DocumentClocks {
  /** The state vector: client id → the next clock. */
  readonly next = new Map<number, number>();
  private readonly deleted = new Map<number, ClockRanges>();
  /** What stored rows delete, and is not held yet. */
  private readonly awaited = new Map<number, ClockRanges>();

  clockOf(client: number): number {
    return this.next.get(client) ?? 0;
  }

  /** R3: continues exactly where its one client is held, and names and deletes only what is held. Whose it is, is another question. */
  isNextFrom({ sections, references, deletes }: UpdateShape): boolean {
    const [section, second] = sections;
    if (second !== undefined) return false;
    if (section !== undefined && section.from !== this.clockOf(section.client)) return false;
    for (let i = 0; i < references.length; i += 2) {
      if ((references[i + 1] ?? 0) >= this.clockOf(references[i] ?? 0)) return false;
    }
    return deletes.every(({ client, to }) => to <= (section?.client === client ? section.to : this.clockOf(client)));
  }

  /** Whether nothing that it stands on is missing: each section begins at or before what is held, each neighbour is held or comes with it. */
  hasNeighboursOf({ sections, references }: UpdateShape): boolean {
    if (sections.some(({ client, from }) => from > this.clockOf(client))) return false;
    const with_ = new Map(sections.map(({ client, to }) => [client, to]));
    for (let i = 0; i < references.length; i += 2) {
      const client = references[i] ?? 0;
      if ((references[i + 1] ?? 0) >= Math.max(this.clockOf(client), with_.get(client) ?? 0)) return false;
    }
    return true;
  }

  /** Whether all that it deletes is held, or comes with it. */
  hasDeletedContentOf({ sections, deletes }: UpdateShape): boolean {
    return deletes.every(
      ({ client, to }) =>
        to <= this.clockOf(client) || sections.some((section) => section.client === client && to <= section.to),
    );
  }

  /** R13: nothing that it stands on or deletes is missing. */
  hasDependenciesOf(shape: UpdateShape): boolean {
    return this.hasNeighboursOf(shape) && this.hasDeletedContentOf(shape);
  }

  /** Whether it would change nothing here. */
  covers({ sections, deletes }: UpdateShape): boolean {
    return (
      sections.every(({ client, to }) => to <= this.clockOf(client)) && deletes.every((range) => this.isDeleted(range))
    );
  }

  isDeleted({ client, from, to }: ClockRange): boolean {
    return this.deleted.get(client)?.has(from, to) ?? false;
  }

  /** Whether a peer with this state vector has all content that is held. */
  isAllIn(stateVector: ReadonlyMap<number, number>): boolean {
    for (const [client, clock] of this.next) if ((stateVector.get(client) ?? 0) < clock) return false;
    return true;
  }

  /** All that is deleted, as an update that brings no content, in Yjs' order. */
  encodeDeletions(): Uint8Array {
    return encodeDeletions(this.deleted);
  }

  /** Keeps what a stored row deletes of content that is not held, until it comes. */
  awaitDeletedContent({ deletes }: UpdateShape): void {
    for (const { client, from, to } of deletes) {
      const start = Math.max(from, this.clockOf(client));
      if (start < to) addTo(this.awaited, client, start, to);
    }
  }

  /** Marks as deleted what was awaited and has come. @returns it as an update that brings no content; null when there is none */
  takeAwaitedDeletions(): Uint8Array | null {
    if (this.awaited.size === 0) return null;
    const come = new Map<number, ClockRanges>();
    for (const [client, ranges] of [...this.awaited]) {
      const held = this.clockOf(client);
      const [first] = ranges.list();
      if (first === undefined || first[0] >= held) continue;
      this.awaited.delete(client);
      for (const [from, to] of ranges.list()) {
        if (from < held && !this.isDeleted({ client, from, to: Math.min(to, held) })) {
          addTo(come, client, from, Math.min(to, held));
          this.markDeleted({ client, from, to });
        }
        if (to > held) addTo(this.awaited, client, Math.max(from, held), to);
      }
    }
    return come.size === 0 ? null : encodeDeletions(come);
  }

  advance({ sections, tombstones, deletes }: UpdateShape): void {
    for (const { client, to } of sections) {
      if (to > this.clockOf(client)) this.next.set(client, to);
    }
    for (const range of tombstones) this.markDeleted(range);
    for (const range of deletes) this.markDeleted(range);
  }

  private markDeleted({ client, from, to }: ClockRange): void {
    const held = Math.min(to, this.clockOf(client));
    if (from < held) addTo(this.deleted, client, from, held);
  }
}

function addTo(all: Map<number, ClockRanges>, client: number, from: number, to: number): void {
  let ranges = all.get(client);
  if (ranges === undefined) all.set(client, (ranges = new ClockRanges()));
  ranges.add(from, to);
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
