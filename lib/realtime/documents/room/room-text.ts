import * as Y from "yjs";
import { limits } from "@/lib/realtime/sockets/limits";
import { MergeCost } from "@/lib/document-format/merge-cost";
import { mergeUpdates } from "@/lib/document-format/merge-updates";
import type { UpdateShape } from "@/lib/document-format/update-check";
import { UpdateList } from "./update-list";

/** Beyond these a Y.Doc merges cheaper than Y.mergeUpdates, which never joins characters. */
const mergeUpdatesAtMost = 64;
const mergeBytesAtMost = 64 * 1024;
/** The tail is folded into the base when it is this long, so that memory follows the text and not the keystrokes. */
const tailAtMost = 256 * 1024;

/**
 * What a room's document says, as bytes: a base and the updates since. A Y.Doc is made only when something needs one and let go
 * when nothing has for a while (limits.idle).
 */
export class RoomText {
  private base: Uint8Array = Uint8Array.of(0, 0);
  private tail = new UpdateList();
  private live: { doc: Y.Doc; applied: number; usedAt: number } | null = null;
  /** R12: what it costs Yjs to read; null while nobody has asked. */
  private cost: { counted: MergeCost; usedAt: number } | null = null;
  /** Rises with everything that is added. */
  version = 0;

  /** @param mayTakeLong in a thread that answers nobody else */
  constructor(
    private readonly roots: readonly string[],
    private readonly mayTakeLong = false,
  ) {}

  /** R9: a garbage-collected state to begin with. */
  start(state: Uint8Array): void {
    this.version += 1;
    this.base = state;
    this.cost = null;
  }

  /** @param isCounted its content was added to the cost before it was applied */
  append(update: Uint8Array, isCounted = false): void {
    this.version += 1;
    this.tail.push(update);
    if (!isCounted) this.cost?.counted.add(update);
  }

  /** R12: what it costs Yjs to read, counted from the stored updates in their order. */
  mergeCost(now: number): MergeCost {
    if (this.cost === null) {
      const counted = new MergeCost(this.roots);
      for (const update of [this.base, ...this.tail.all()]) counted.add(update);
      this.cost = { counted, usedAt: now };
    }
    this.cost.usedAt = now;
    return this.cost.counted;
  }

  /** An update was added to the cost that does not become part of the text: it is counted anew when it is next asked for. */
  forgetCost(): void {
    this.cost = null;
  }

  /** R12: a document that costs too much is never a Y.Doc in this thread: everyone else would wait for it. */
  isDear(now: number): boolean {
    return !this.mayTakeLong && this.live === null && this.mergeCost(now).isDear;
  }

  /** An upper bound of the document's state, in bytes. */
  get bytes(): number {
    return this.base.length + this.tail.bytes;
  }

  /** The size of the garbage-collected state (R12). */
  exactBytes(now: number): number {
    if (this.tail.count > 0 && !this.isDear(now)) this.fold(now);
    return this.base.length;
  }

  /** Step 2 for a peer that has `stateVector`. */
  since(stateVector: Uint8Array, now: number): Uint8Array {
    // The whole of it is asked for: the state is that already.
    if (this.tail.count === 0 && stateVector.length === 1) return this.base;
    const isSmall = this.live === null && this.tail.count <= mergeUpdatesAtMost && this.bytes <= mergeBytesAtMost;
    if (isSmall || this.isDear(now)) {
      this.mergeTail();
      return Y.diffUpdate(this.base, stateVector);
    }
    // R12: all of it, made once for however many ask.
    if (stateVector.length === 1) return this.wholeState(now);
    return Y.encodeStateAsUpdate(this.doc(now), stateVector);
  }

  /**
   * Applies a frame that is not plain, after it was checked (R3). Answers with what it changed (V1 updates, mostly one),
   * or null when it cannot be merged; the text is then as before.
   */
  merge(update: Uint8Array, now: number): Uint8Array[] | null {
    if (this.isDear(now)) return null;
    const doc = this.doc(now);
    const changes: Uint8Array[] = [];
    const hear = (change: Uint8Array) => void changes.push(change);
    // Deletions of what has not come are DocumentClocks' to keep: Yjs would apply them with this update, and its sender would not hear of them.
    doc.store.pendingDs = null;
    doc.on("update", hear);
    try {
      Y.applyUpdate(doc, update);
    } catch {
      this.drop();
      return null;
    }
    doc.off("update", hear);
    // Deletions of what nobody holds are dropped: kept, they would delete what is typed there later.
    doc.store.pendingDs = null;
    if (doc.store.pendingStructs !== null) {
      this.drop();
      return null;
    }
    for (const change of changes) this.append(change);
    if (this.live !== null) this.live.applied = this.tail.count;
    return changes;
  }

  /** R3b: whether what the frame brings for clocks already held is what is held there (deleted counts as equal). */
  agrees(update: Uint8Array, shape: UpdateShape, heldClock: (client: number) => number, now: number): boolean {
    if (shape.sections.every(({ client, from }) => from >= heldClock(client))) return true;
    if (this.isDear(now)) return false;
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

  /** What `of` finds in the text; null where that would take too long. The document is not to be changed, or kept. */
  read<T>(of: (doc: Y.Doc) => T, now: number): T | null {
    return this.isDear(now) ? null : of(this.doc(now));
  }

  /** Lets the Y.Doc and the cost go when nobody has needed them for a while, and a long tail with them. */
  settle(now: number): void {
    if (this.cost !== null && now - this.cost.usedAt >= limits.idle) this.cost = null;
    if (this.live !== null && now - this.live.usedAt >= limits.idle) {
      this.fold(now);
      this.drop();
    } else if (this.tail.bytes > tailAtMost && this.live === null) {
      if (this.isDear(now)) return this.mergeTail();
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
          // DocumentClocks keeps deletions of what has not come: Yjs would look through them at each update.
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

/** Compares `text`, whose first unit has `clock`, with the held structs up to `held`, unit by unit. */
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
