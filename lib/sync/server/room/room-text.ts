import * as Y from "yjs";
import { limits } from "@/lib/sockets/limits";
import { MergeCost } from "@/lib/sync/format/merge-cost";
import { mergeUpdates } from "@/lib/sync/format/merge-updates";
import type { UpdateShape } from "@/lib/sync/format/update-check";
import { UpdateList } from "./update-list";

/** Above these limits a Y.Doc merges cheaper than Y.mergeUpdates, which never joins characters. */
const mergeUpdatesAtMost = 64;
const mergeBytesAtMost = 64 * 1024;
/** When the tail is this long it is folded into the base, so that memory grows with the text and not with the keystrokes. */
const tailAtMost = 256 * 1024;

/**
 * The text of a room's document as bytes: a base and the updates since. A Y.Doc is made only when something needs one, and dropped when nothing has
 * needed it for a while (limits.idle).
 */
export class RoomText {
  private base: Uint8Array = Uint8Array.of(0, 0);
  private tail = new UpdateList();
  private live: { doc: Y.Doc; applied: number; usedAt: number } | null = null;
  /** What the document costs Yjs to read (R12); null while nobody has asked. */
  private cost: { counted: MergeCost; usedAt: number } | null = null;
  /** Rises with each addition. */
  version = 0;

  /** @param mayTakeLong whether it runs in a thread that serves nobody else */
  constructor(
    private readonly roots: readonly string[],
    private readonly mayTakeLong = false,
  ) {}

  /** Sets the garbage-collected state to begin with (R9). */
  start(state: Uint8Array): void {
    this.version += 1;
    this.base = state;
    this.cost = null;
  }

  /** @param isCounted whether its content was added to the cost before it was applied */
  append(update: Uint8Array, isCounted = false): void {
    this.version += 1;
    this.tail.push(update);
    if (!isCounted) this.cost?.counted.add(update);
  }

  /** What the document costs Yjs to read, counted from the stored updates in their order (R12). */
  mergeCost(now: number): MergeCost {
    if (this.cost === null) {
      const counted = new MergeCost(this.roots);
      for (const update of [this.base, ...this.tail.all()]) counted.add(update);
      this.cost = { counted, usedAt: now };
    }
    this.cost.usedAt = now;
    return this.cost.counted;
  }

  /** Call when an update was added to the cost that does not become part of the text: the cost is counted anew when it is needed next. */
  forgetCost(): void {
    this.cost = null;
  }

  /** Whether the document costs too much to become a Y.Doc in this thread, since everyone else would wait for it (R12). */
  isTooCostly(now: number): boolean {
    return !this.mayTakeLong && this.live === null && this.mergeCost(now).isTooCostly;
  }

  /** An upper bound of the document's state, in bytes. */
  get bytes(): number {
    return this.base.length + this.tail.bytes;
  }

  /** The size of the garbage-collected state (R12). */
  exactBytes(now: number): number {
    if (this.tail.count > 0 && !this.isTooCostly(now)) this.fold(now);
    return this.base.length;
  }

  /** Step 2 for a peer that has `stateVector`. */
  since(stateVector: Uint8Array, now: number): Uint8Array {
    // The whole document is requested, and the base is just that.
    if (this.tail.count === 0 && stateVector.length === 1) return this.base;
    const isSmall = this.live === null && this.tail.count <= mergeUpdatesAtMost && this.bytes <= mergeBytesAtMost;
    if (isSmall || this.isTooCostly(now)) {
      this.mergeTail();
      return Y.diffUpdate(this.base, stateVector);
    }
    // The whole document is made once, however many ask for it (R12).
    if (stateVector.length === 1) return this.wholeState(now);
    return Y.encodeStateAsUpdate(this.doc(now), stateVector);
  }

  /**
   * Applies a frame that is not plain, after it was checked (R3). @returns what it changed (V1 updates, mostly one), or null when it cannot be
   * merged; the text is then as before
   */
  merge(update: Uint8Array, now: number): Uint8Array[] | null {
    if (this.isTooCostly(now)) return null;
    const doc = this.doc(now);
    const changes: Uint8Array[] = [];
    const recordChange = (change: Uint8Array) => void changes.push(change);
    // DocumentClocks records deletions of missing content. Yjs would apply them with this update, and its sender would not be sent them.
    doc.store.pendingDs = null;
    doc.on("update", recordChange);
    try {
      Y.applyUpdate(doc, update);
    } catch {
      this.drop();
      return null;
    }
    doc.off("update", recordChange);
    // Deletions of content that nobody has are dropped: otherwise they would delete what is typed there later.
    doc.store.pendingDs = null;
    if (doc.store.pendingStructs !== null) {
      this.drop();
      return null;
    }
    for (const change of changes) this.append(change);
    if (this.live !== null) this.live.applied = this.tail.count;
    return changes;
  }

  /** Whether the frame repeats, for clocks that are here, the same text (R3b); deleted text counts as equal. */
  hasSameText(update: Uint8Array, shape: UpdateShape, heldClock: (client: number) => number, now: number): boolean {
    if (shape.sections.every(({ client, from }) => from >= heldClock(client))) return true;
    if (this.isTooCostly(now)) return false;
    const { store } = this.doc(now);
    return Y.decodeUpdate(update).structs.every((struct) => {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return true;
      return sameText(
        store.clients.get(struct.id.client) ?? [],
        struct.id.clock,
        struct.content.str,
        heldClock(struct.id.client),
      );
    });
  }

  /** The result of `of`; null where that would take too long. `of` must neither change nor retain the document. */
  read<T>(of: (doc: Y.Doc) => T, now: number): T | null {
    return this.isTooCostly(now) ? null : of(this.doc(now));
  }

  /** Drops the Y.Doc and the cost when nobody has needed them for a while, and folds a long tail into the base. */
  settle(now: number): void {
    if (this.cost !== null && now - this.cost.usedAt >= limits.idle) this.cost = null;
    if (this.live !== null && now - this.live.usedAt >= limits.idle) {
      this.fold(now);
      this.drop();
    } else if (this.tail.bytes > tailAtMost && this.live === null) {
      if (this.isTooCostly(now)) return this.mergeTail();
      this.fold(now);
      this.drop();
    }
  }

  private mergeTail(): void {
    if (this.tail.count === 0) return;
    this.base = mergeUpdates([this.base, ...this.tail.all()]);
    this.tail = new UpdateList();
    // In the order of one state the same items can cost far less.
    this.cost = null;
  }

  private wholeState(now: number): Uint8Array {
    this.fold(now);
    return this.base;
  }

  private fold(now: number): void {
    this.base = Y.encodeStateAsUpdate(this.doc(now));
    this.tail = new UpdateList();
    if (this.live !== null) this.live.applied = 0;
  }

  private doc(now: number): Y.Doc {
    if (this.live === null) {
      const doc = new Y.Doc();
      for (const root of this.roots) doc.getText(root);
      Y.applyUpdate(doc, this.base);
      this.live = { doc, applied: 0, usedAt: now };
    }
    const { live, tail } = this;
    live.usedAt = now;
    if (live.applied < tail.count) {
      live.doc.transact(() => {
        for (const update of tail.from(live.applied)) {
          Y.applyUpdate(live.doc, update);
          // DocumentClocks records deletions of missing content; Yjs would search them at each update.
          live.doc.store.pendingDs = null;
        }
      });
      live.applied = tail.count;
    }
    return live.doc;
  }

  private drop(): void {
    this.live?.doc.destroy();
    this.live = null;
  }
}

/** Compares `text`, whose first unit has `clock`, with the structs that are here, up to `held`, unit by unit. */
function sameText(structs: (Y.Item | Y.GC)[], clock: number, text: string, held: number): boolean {
  const end = Math.min(clock + text.length, held);
  if (clock >= end) return true;
  for (let i = Y.findIndexSS(structs, clock); ; i++) {
    const struct = structs[i];
    if (struct === undefined || struct.id.clock >= end) return true;
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const { clock: start } = struct.id;
    for (let at = Math.max(start, clock); at < Math.min(start + struct.length, end); at++) {
      const theirs = text[at - clock];
      const ours = struct.content.str[at - start];
      // Yjs writes U+FFFD for both halves when something was typed between them.
      if (theirs !== ours && theirs !== "\uFFFD" && ours !== "\uFFFD") return false;
    }
  }
}
