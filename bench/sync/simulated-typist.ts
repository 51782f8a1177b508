/** One client of a pair: types, and measures when its partner has each character and when the server reports it saved. */
import * as Y from "yjs";
import { VarUintReader } from "./bytes";
import type { RoomAddress } from "./contender";
import { readUpTo, type KeystrokeWriter } from "./keystrokes";
import type { Meter } from "./meter";
import { RawSocket } from "./raw-socket";

const nothing = Uint8Array.of(0, 0);
/** Characters whose times are recorded: more are never pending, because type-at-rate.ts stops before. */
const maxPendingCharacters = 1 << 13;
const numbers = new VarUintReader();
let clients = 2 ** 28;

export interface Copy {
  update: Uint8Array;
  stateVector: Uint8Array;
}

export class Typist {
  readonly writer: KeystrokeWriter;
  partner: Typist | null = null;
  /** Characters typed, and how many of them the partner has received and the server has reported as saved. */
  typed = 0;
  arrived = 0;
  saved = 0;
  /** Document frames that are saved; the first is the step 2. */
  savedFrames = 0;
  /** Whether the server lacked part of the copy, and was sent it. */
  sentToServer = false;
  /** How often the partner's caret was received. */
  carets = 0;
  /** How many updates were not what the partner typed. */
  isWrong = 0;
  closedWith: number | null = null;
  readonly socket: RawSocket;
  /** Resolves when both sides have sent what the other lacks. */
  readonly synced: Promise<void>;
  private readonly sentAt = new Float64Array(maxPendingCharacters);
  private hasReceivedState = false;
  private hasAnswered = false;
  private sync: () => void = () => undefined;

  /** @param copy the client's state of the document, when it reconnects to one */
  constructor(
    private readonly address: RoomAddress,
    root: string,
    private readonly meter: Meter,
    private readonly copy: Copy | null = null,
  ) {
    this.writer = { client: (clients += 1), root };
    this.synced = new Promise((resolve) => (this.sync = resolve));
    this.socket = new RawSocket(address.connection, (bytes, from, to) => this.onMessage(bytes, from, to));
    void this.socket.closed.then((code) => (this.closedWith = code));
  }

  async join(storesText: boolean): Promise<void> {
    await this.socket.opened;
    if (!storesText) return;
    for (const message of this.address.protocol.firstMessages(
      this.copy?.stateVector ?? Uint8Array.of(0),
      this.writer.client,
      '{"cursor":null}',
    ))
      this.socket.send(message);
    const over = this.socket.closed.then((code) => {
      throw new Error(`${this.address.room} was closed (${code}) before it was in sync`);
    });
    await Promise.race([this.synced, over]);
  }

  type(withCaret: boolean): void {
    const { protocol } = this.address;
    const clock = this.typed++;
    const frame = protocol.keystroke(this.writer, clock);
    this.sentAt[clock % maxPendingCharacters] = performance.now();
    this.socket.write(withCaret ? Buffer.concat([frame, protocol.caret(this.writer, clock)]) : frame);
  }

  get pendingCount(): number {
    return this.typed - this.arrived;
  }

  private onMessage(bytes: Uint8Array, from: number, to: number): void {
    const { protocol } = this.address;
    switch (protocol.decode(bytes, from)) {
      case "update":
        return this.onPartnerUpdate(bytes, protocol.body);
      case "saved":
        return this.onSaved(numbers.over(bytes, protocol.body).next());
      case "carets":
        return this.onCarets(bytes, protocol.body);
      case "step 1":
        return this.answerStep1(bytes.slice(protocol.body, to));
      case "step 2":
        this.hasReceivedState = true;
        return this.noteSync();
      case "other":
    }
  }

  private onPartnerUpdate(bytes: Uint8Array, at: number): void {
    const { partner } = this;
    // A client without a partner is in an idle room, where updates are other clients' copies.
    if (partner === null) return;
    const upTo = readUpTo(bytes, at, partner.writer.client, partner.arrived);
    if (upTo < 0) this.isWrong += 1;
    else partner.arrivedUpTo(upTo);
  }

  private arrivedUpTo(clock: number): void {
    const now = performance.now();
    while (this.arrived < clock) this.meter.addArrival(this.sentAt[this.arrived++ % maxPendingCharacters] ?? NaN, now);
  }

  private onCarets(bytes: Uint8Array, at: number): void {
    numbers.over(bytes, at);
    for (let entries = numbers.next(); entries > 0; entries--) {
      if (numbers.next() === this.partner?.writer.client) this.carets += 1;
      numbers.next(); // its clock
      numbers.skip(numbers.next()); // its state
    }
  }

  /** *Saved* counts document frames (R6): the first is the step 2, and each later one is a character. */
  private onSaved(frames: number): void {
    this.savedFrames = frames;
    const now = performance.now();
    while (this.saved < frames - 1) this.meter.addSaved(this.sentAt[this.saved++ % maxPendingCharacters] ?? NaN, now);
  }

  private answerStep1(stateVector: Uint8Array): void {
    // Hocuspocus and y-websocket's server send a second step 1 after their step 2.
    if (this.hasAnswered) return;
    const lacks = this.copy !== null && !covers(stateVector, this.copy.stateVector);
    this.sentToServer ||= lacks;
    this.socket.send(this.address.protocol.step2(lacks ? (this.copy?.update ?? nothing) : nothing));
    this.hasAnswered = true;
    this.noteSync();
  }

  private noteSync(): void {
    if (this.hasReceivedState && this.hasAnswered) this.sync();
  }
}

function covers(all: Uint8Array, some: Uint8Array): boolean {
  const held = Y.decodeStateVector(all);
  return [...Y.decodeStateVector(some)].every(([client, clock]) => (held.get(client) ?? 0) >= clock);
}
