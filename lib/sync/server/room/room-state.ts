import { diffUpdate } from "yjs";
import type { StoredSnapshot } from "@/lib/sync/queries/document-rows";
import { log } from "@/lib/process/log";
import { encodeStateVector } from "@/lib/sync/server/frames";
import { DocumentClocks } from "./document-clocks";
import { limits } from "@/lib/sockets/limits";
import { Ownership } from "./ownership";
import { RoomText } from "./room-text";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { missingContent, missingNeighbours, takeInOrder } from "@/lib/sync/format/row-order";
import { checkUpdate, type ClockRange, type UpdateShape } from "@/lib/sync/format/update-check";

/** What a room knows of its document: how far its content goes, who owns it, and the text itself as bytes. */
export class RoomState {
  readonly clocks = new DocumentClocks();
  readonly owners = new Ownership();
  readonly text: RoomText;
  /** When its newest row was made, in ms since 1970; null without rows. */
  editedAt: number | null = null;

  /**
   * @param relayDeletions called with an update of deletions that were stored before the content that they delete had come
   * @param mayTakeLong whether it runs in a thread that serves nobody else
   */
  constructor(
    private readonly roots: readonly string[],
    private readonly relayDeletions: (update: Uint8Array) => void = () => undefined,
    mayTakeLong = false,
  ) {
    this.text = new RoomText(roots, mayTakeLong);
  }

  /**
   * Loads what the store has (R2). A row that builds on a later one waits for it; rows that cannot be read are left out and logged.
   * @returns the rows that build on missing content: a process has ended whose rows another process (R13), or a device, has still to bring.
   */
  fill<R extends StoredRow>(
    documentId: string,
    { snapshot, rows }: { snapshot: StoredSnapshot | null; rows: readonly R[] },
  ): R[] {
    if (snapshot !== null) this.startFrom(snapshot);
    // Rows that delete missing content are applied for the rest of what they do; content that other rows bring later is deleted at the end.
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

  /** All that the room has to know is in the state's bytes and beside them, so no Y.Doc is made (R9). */
  startFrom({ state, owners, time }: StoredSnapshot): void {
    const shape = checkUpdate(state, this.roots);
    // Without the snapshot the room would take what clients send for new. When the document is not loaded at all nothing is lost, since every row is
    // in a chunk.
    if (typeof shape === "string") throw new Error(`the snapshot is ${shape}`);
    this.clocks.advance(shape);
    this.owners.learnFromSnapshot(owners);
    this.text.start(state);
    this.noteRow(time);
  }

  /** @returns the rows that build on or delete missing content, or cannot be read */
  applyRows<R extends StoredRow>(rows: readonly R[]): R[] {
    return this.takeRows(rows, missingContent);
  }

  /** Deletions are marked at the end, since each row's could cost a search of all earlier ones. */
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

  /** Records all facts about an update but its text, which `text.append` or `text.merge` takes. */
  learn(shape: UpdateShape, author: string, carried: boolean, time: number): void {
    this.clocks.advance(shape);
    this.owners.learnFromRow(shape, author, carried);
    this.noteRow(time);
    this.applyAwaitedDeletions();
  }

  /**
   * Deletes content that has come now, after the process that had it ended and another one stored its deletion (R13). The sender of the content is
   * sent the deletion too.
   */
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

  /** Whether content under the id is here and the id is unowned: others sent it (R3b). */
  isUnowned(client: number): boolean {
    return this.clocks.clockOf(client) > 0 && this.owners.ownerOf(client) === undefined;
  }

  /** Past the limits only deletions are accepted (R12). @param userId whose frame it is */
  isOverLimits(shape: UpdateShape, update: Uint8Array, userId: string, now: number): boolean {
    const bringsContent = shape.sections.some(({ client, to }) => to > this.clocks.clockOf(client));
    if (!bringsContent) return false;
    if (this.costsTooMuch(update, userId, now)) return true;
    if (this.text.bytes + update.length <= limits.document) return false;
    return this.text.exactBytes(now) + this.newTextBytes(shape, update) > limits.document;
  }

  /** Counts an update before it is applied, since one frame can bring what takes Yjs seconds. */
  private costsTooMuch(update: Uint8Array, userId: string, now: number): boolean {
    const cost = this.text.mergeCost(now);
    const isOver = cost.add(update) && cost.isOver((client) => (this.owners.countsFor(client) ?? userId) === userId);
    if (isOver) this.text.forgetCost();
    return isOver;
  }

  /** Bytes of text in an update that are new: an owner's answer also repeats what is here (R3b). */
  private newTextBytes(shape: UpdateShape, update: Uint8Array): number {
    if (shape.sections.every(({ client, from }) => from >= this.clocks.clockOf(client))) return shape.textBytes;
    const more = checkUpdate(diffUpdate(update, encodeStateVector(this.clocks.next)), this.roots);
    return typeof more === "string" ? shape.textBytes : more.textBytes;
  }

  /** The client ids in an update of which nothing is here. */
  newClientsIn({ sections }: UpdateShape): number[] {
    return sections.filter(({ client }) => this.clocks.clockOf(client) === 0).map(({ client }) => client);
  }

  /**
   * Step 2 for a peer that has `stateVector`. When it has all content it needs the deletions only, for which no Y.Doc is made: a whole class may come
   * back at once.
   */
  since(stateVector: ReadonlyMap<number, number>, now: number): Uint8Array {
    return this.clocks.isCoveredBy(stateVector)
      ? this.clocks.encodeDeletions()
      : this.text.since(encodeStateVector(stateVector), now);
  }

  /** The state vector of a step 1 to this user (R3b). */
  stateVectorFor(userId: string): Uint8Array {
    return encodeStateVector(this.owners.clocksFor(userId, this.clocks.next));
  }
}
