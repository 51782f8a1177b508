import { diffUpdate } from "yjs";
import type { StoredSnapshot } from "@/db/queries/documents/document-rows";
import { log } from "@/lib/process/log";
import { encodeStateVector } from "@/lib/realtime/documents/frames";
import { DocumentClocks } from "./document-clocks";
import { limits } from "@/lib/realtime/sockets/limits";
import { Ownership } from "./ownership";
import { RoomText } from "./room-text";
import type { StoredRow } from "@/lib/document-format/stored-rows";
import { missingContent, missingNeighbours, takeInOrder } from "@/lib/document-format/row-order";
import { checkUpdate, type ClockRange, type UpdateShape } from "@/lib/document-format/update-check";

/** What a room knows of its document: how far it goes, whose it is, and the text itself as bytes. */
export class RoomState {
  readonly clocks = new DocumentClocks();
  readonly owners = new Ownership();
  readonly text: RoomText;
  /** When its newest row was made, in ms since 1970; null without rows. */
  editedAt: number | null = null;

  /**
   * @param relayDeletions called with an update of deletions that were stored before what they delete had come
   * @param mayTakeLong in a thread that answers nobody else
   */
  constructor(
    private readonly roots: readonly string[],
    private readonly relayDeletions: (update: Uint8Array) => void = () => undefined,
    mayTakeLong = false,
  ) {
    this.text = new RoomText(roots, mayTakeLong);
  }

  /**
   * R2: what the store has. A row that stands on a later one waits for it; one that cannot be read is left out, and said.
   * @returns those that stand on what is not there: a process has ended whose rows another one has still to store (R13), or a device.
   */
  fill<R extends StoredRow>(
    documentId: string,
    { snapshot, rows }: { snapshot: StoredSnapshot | null; rows: readonly R[] },
  ): R[] {
    if (snapshot !== null) this.startFrom(snapshot);
    // A row that deletes what has not come is taken for the rest of it, and what others of them bring is deleted at the end.
    const waiting = this.applyRows(rows);
    const left = this.takeRows(waiting, missingNeighbours);
    if (left.length < waiting.length) this.text.append(this.clocks.encodeDeletions());
    const early = left.filter((row) => this.shapeOf(row) !== null);
    if (left.length > early.length)
      log().error(
        { documentId, rows: left.length - early.length },
        "stored updates were left out: they cannot be read",
      );
    if (early.length > 0)
      log().warn({ documentId, rows: early.length }, "stored updates wait for others that they stand on");
    return early;
  }

  /** R9: all that the room has to know is in the state's bytes and beside them; no Y.Doc is made. */
  startFrom({ state, owners, time }: StoredSnapshot): void {
    const shape = checkUpdate(state, this.roots);
    // A room without it would take what clients bring for new. Not loaded at all, nothing is lost: every row is in a chunk.
    if (typeof shape === "string") throw new Error(`the snapshot is ${shape}`);
    this.clocks.advance(shape);
    this.owners.learnFromSnapshot(owners);
    this.text.start(state);
    this.noteRow(time);
  }

  /** Those that are left stand on or delete what is not there, or cannot be read. */
  applyRows<R extends StoredRow>(rows: readonly R[]): R[] {
    return this.takeRows(rows, missingContent);
  }

  /** What they delete is marked at the end: one by one each row's deletions could cost a look at all earlier ones. */
  private takeRows<R extends StoredRow>(rows: readonly R[], missing: typeof missingContent): R[] {
    const deleted: ClockRange[] = [];
    const left = takeInOrder(rows, {
      shapeOf: (row) => this.shapeOf(row),
      missing: (shape) => missing(shape, (client) => this.clocks.clockOf(client)),
      take: ({ bytes, author, carried, time }, shape) => {
        this.text.append(bytes);
        this.clocks.advanceTo(shape.sections);
        this.owners.learnFromRow(shape, author, carried);
        this.noteRow(time);
        for (const ranges of [shape.tombstones, shape.deletes]) for (const range of ranges) deleted.push(range);
      },
    });
    this.clocks.deleteOrAwait(deleted);
    return left;
  }

  private shapeOf({ bytes }: StoredRow): UpdateShape | null {
    const shape = checkUpdate(bytes, this.roots);
    return typeof shape === "string" ? null : shape;
  }

  /** The text itself is taken by `text.append` or `text.merge`. */
  learn(shape: UpdateShape, author: string, carried: boolean, time: number): void {
    this.clocks.advance(shape);
    this.owners.learnFromRow(shape, author, carried);
    this.noteRow(time);
    this.applyAwaitedDeletions();
  }

  /** R13: the process that had this content has ended, and another one stored a deletion of it first. Who brings the content hears of that too. */
  applyAwaitedDeletions(): void {
    const deletions = this.clocks.takeAwaitedDeletions();
    if (deletions === null) return;
    this.text.append(deletions);
    this.relayDeletions(deletions);
  }

  /** @param time of a row, or of the newest one in a snapshot */
  noteRow(time: number): void {
    this.editedAt = Math.max(time, this.editedAt ?? time);
  }

  /** R3b: something is held under the id, and it is nobody's: others brought it. */
  isUnowned(client: number): boolean {
    return this.clocks.clockOf(client) > 0 && this.owners.ownerOf(client) === undefined;
  }

  /** R12: past the limits only deletions pass. @param userId whose frame it is */
  isOverLimits(shape: UpdateShape, update: Uint8Array, userId: string, now: number): boolean {
    const bringsContent = shape.sections.some(({ client, to }) => to > this.clocks.clockOf(client));
    if (!bringsContent) return false;
    if (this.costsTooMuch(update, userId, now)) return true;
    if (this.text.bytes + update.length <= limits.document) return false;
    return this.text.exactBytes(now) + this.newTextBytes(shape, update) > limits.document;
  }

  /** Counts it before it is applied: one frame can bring what takes Yjs seconds. */
  private costsTooMuch(update: Uint8Array, userId: string, now: number): boolean {
    const cost = this.text.mergeCost(now);
    const isOver = cost.add(update) && cost.isOver((client) => (this.owners.countsFor(client) ?? userId) === userId);
    if (isOver) this.text.forgetCost();
    return isOver;
  }

  /** Bytes of text in it that are not held: an owner's answer also repeats what is (R3b). */
  private newTextBytes(shape: UpdateShape, update: Uint8Array): number {
    if (shape.sections.every(({ client, from }) => from >= this.clocks.clockOf(client))) return shape.textBytes;
    const more = checkUpdate(diffUpdate(update, encodeStateVector(this.clocks.next)), this.roots);
    return typeof more === "string" ? shape.textBytes : more.textBytes;
  }

  /** The client ids that it brings of which nothing is held. */
  newClientsIn({ sections }: UpdateShape): number[] {
    return sections.filter(({ client }) => this.clocks.clockOf(client) === 0).map(({ client }) => client);
  }

  /** Step 2 for a peer that has `stateVector`. Who has all content needs the deletions only, for which no Y.Doc is made: a class that comes back at once. */
  since(stateVector: ReadonlyMap<number, number>, now: number): Uint8Array {
    return this.clocks.isAllIn(stateVector)
      ? this.clocks.encodeDeletions()
      : this.text.since(encodeStateVector(stateVector), now);
  }

  /** For a step 1 to this user (R3b). */
  stateVectorFor(userId: string): Uint8Array {
    return encodeStateVector(this.owners.clocksFor(userId, this.clocks.next));
  }
}
