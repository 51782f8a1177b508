import type { CarriedContent } from "@/lib/bus/document-channel";
import { closeCodes, type CloseCode } from "@/lib/realtime/sockets/close-codes";
import { costOf, limits } from "@/lib/realtime/sockets/limits";
import type { DocumentSocket } from "./document-socket";
import type { Outcome, Room } from "./room/room";
import { noteMisuse } from "@/lib/realtime/sockets/misuse";
import { SavedFrames } from "./saved-frames";
import { checkUpdate, type UpdateShape } from "@/lib/document-format/update-check";

export interface AskFirst {
  ask: CarriedContent[];
}

/** One socket's document frames, in order: which are taken at once, which wait for its step 2, and how many are durable (R3, R6). */
export class FrameProcessor {
  /** Its step 2 has come: it has told all it knows. */
  inSync = false;
  private readonly saved = new SavedFrames();
  /** R3: frames that need what this socket's step 2 will bring. */
  private waiting: { update: Uint8Array; shape: UpdateShape; number: number }[] = [];
  private waitingBytes = 0;
  /** R12: new client ids that it typed under. While its frames wait nothing of them is held: each counts once. */
  private readonly freshIds = new Set<number>();

  constructor(
    private readonly connection: DocumentSocket,
    private readonly close: (code: CloseCode) => void,
  ) {}

  /** R3c: a reader's frames are not taken. They count, but stay unsettled until a step 2 brings what was in them. */
  drop(): void {
    this.saved.add();
  }

  /** It reads only from now on, or writes again: either way it has a step 2 to send before it is in sync. */
  startOver(): void {
    this.inSync = false;
    this.waiting = [];
    this.waitingBytes = 0;
  }

  /**
   * @param frame the whole frame when it is an update, null for a step 2.
   * @returns what it cost beyond its size (R12); or of which client ids other processes have to be asked before it is taken (R3a): nothing has come of it yet.
   */
  take(room: Room, update: Uint8Array, frame: Uint8Array | null): number | AskFirst {
    const shape = checkUpdate(update, room.roots);
    if (typeof shape === "string") {
      this.close(shape === "gap" ? closeCodes.cannotMerge : closeCodes.malformed);
      return 0;
    }
    if (room.peers.any && (frame === null || this.inSync)) {
      const ask = room.clientsToQuery(
        this.connection,
        frame === null ? [shape, ...this.waiting.map((one) => one.shape)] : [shape],
      );
      if (ask.length > 0) return { ask };
    }
    if (frame !== null) for (const client of room.state.newClientsIn(shape)) this.freshIds.add(client);
    if (this.freshIds.size > limits.clientIds.ofSocket) {
      this.close(closeCodes.tooBig);
      return 0;
    }
    let cost = 0;
    const plain = room.applyNext(this.connection, update, shape, frame);
    if (plain !== null) this.conclude(plain);
    else if (frame !== null && !this.inSync) this.wait(update, shape);
    else cost = this.merge(room, update, shape);
    if (frame === null) cost += this.takeStep2(room);
    return cost;
  }

  private wait(update: Uint8Array, shape: UpdateShape): void {
    this.waiting.push({ update, shape, number: this.saved.add() });
    this.waitingBytes += update.length;
    if (this.waiting.length > limits.waitingFrames || this.waitingBytes > limits.waitingBytes)
      this.close(closeCodes.cannotMerge);
  }

  /** This socket's step 2 was taken: what waited for it follows, and what was dropped while it only read was in it too. */
  private takeStep2(room: Room): number {
    this.inSync = true;
    room.socketsByClient.noteInSync(this.connection);
    const { waiting } = this;
    this.waiting = [];
    this.waitingBytes = 0;
    let cost = 0;
    for (const { update, shape, number } of waiting) {
      if (this.connection.isOver) return cost;
      cost += costOf(update.length);
      const plain = room.applyNext(this.connection, update, shape, null);
      if (plain !== null) this.conclude(plain, number);
      else cost += this.merge(room, update, shape, number);
    }
    this.saved.settleAll(room.durability.lastNumber);
    return cost;
  }

  /** @returns what it cost: a frame made by hand can take Yjs long, whatever its size and the document's (R12). */
  private merge(room: Room, update: Uint8Array, shape: UpdateShape, number?: number): number {
    const began = performance.now();
    this.conclude(room.merge(this.connection, update, shape), number);
    return costOf(room.state.text.bytes) + (performance.now() - began) * limits.mergeCost;
  }

  /** @param number of a frame that waited; otherwise it is the next one */
  private conclude(outcome: Outcome, number?: number): void {
    if ("close" in outcome) {
      if (outcome.close === closeCodes.notYours) noteMisuse("words under another's client id", this.connection);
      this.close(outcome.close);
    } else if (number === undefined) this.saved.add(outcome.need);
    else this.saved.settle(number, outcome.need);
  }

  /** R6: the new count, null when it did not rise. */
  savedUpTo(durable: number): number | null {
    return this.saved.advance(durable);
  }
}
