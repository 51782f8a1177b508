/** One client of a pair: types, and times when its partner has each character and when the server says it is saved. */
import * as Y from "yjs";
import { Numbers } from "./bytes";
import type { Door } from "./contenders";
import { heardUpTo, type Hand } from "./keystrokes";
import type { Meter } from "./meter";
import { RawSocket } from "./raw-socket";

const nothing = Uint8Array.of(0, 0);
/** Characters whose times are kept: more are never on their way (press.ts gives up before). */
const kept = 1 << 13;
const numbers = new Numbers();
let clients = 2 ** 28;

export interface Copy {
  update: Uint8Array;
  stateVector: Uint8Array;
}

export class Typist {
  readonly hand: Hand;
  partner: Typist | null = null;
  /** Characters typed, and how many of them the partner has and are saved. */
  typed = 0;
  arrived = 0;
  saved = 0;
  /** Document frames that are saved: the step 2 is the first. */
  framesSaved = 0;
  /** The server did not have all of the copy, and was sent it. */
  brought = false;
  /** Times that the partner's caret came. */
  carets = 0;
  /** What came was not what the partner typed. */
  wrong = 0;
  closedWith: number | null = null;
  readonly socket: RawSocket;
  /** Resolves when the server has told what this client lacks, and was told what it lacks. */
  readonly synced: Promise<void>;
  private readonly sentAt = new Float64Array(kept);
  private told = false;
  private answered = false;
  private sync: () => void = () => undefined;

  /** @param copy what it has of the document, when it comes back to one */
  constructor(
    private readonly door: Door,
    root: string,
    private readonly meter: Meter,
    private readonly copy: Copy | null = null,
  ) {
    this.hand = { client: (clients += 1), root };
    this.synced = new Promise((resolve) => (this.sync = resolve));
    this.socket = new RawSocket(door.dial, (bytes, from, to) => this.hear(bytes, from, to));
    void this.socket.closed.then((code) => (this.closedWith = code));
  }

  async join(knowsText: boolean): Promise<void> {
    await this.socket.opened;
    if (!knowsText) return;
    for (const message of this.door.dialect.greeting(
      this.copy?.stateVector ?? Uint8Array.of(0),
      this.hand.client,
      '{"cursor":null}',
    ))
      this.socket.send(message);
    const over = this.socket.closed.then((code) => {
      throw new Error(`${this.door.room} was closed (${code}) before it was in sync`);
    });
    await Promise.race([this.synced, over]);
  }

  type(withCaret: boolean): void {
    const { dialect } = this.door;
    const clock = this.typed++;
    const frame = dialect.keystroke(this.hand, clock);
    this.sentAt[clock % kept] = performance.now();
    this.socket.write(withCaret ? Buffer.concat([frame, dialect.caret(this.hand, clock)]) : frame);
  }

  get onTheWay(): number {
    return this.typed - this.arrived;
  }

  private hear(bytes: Uint8Array, from: number, to: number): void {
    const { dialect } = this.door;
    switch (dialect.hear(bytes, from)) {
      case "update":
        return this.hearPartner(bytes, dialect.body);
      case "saved":
        return this.hearSaved(numbers.over(bytes, dialect.body).next());
      case "carets":
        return this.hearCarets(bytes, dialect.body);
      case "step 1":
        return this.answer(bytes.slice(dialect.body, to));
      case "step 2":
        this.told = true;
        return this.noteSync();
      case "other":
    }
  }

  private hearPartner(bytes: Uint8Array, at: number): void {
    const { partner } = this;
    // In an idle room others bring what they had.
    if (partner === null) return;
    const upTo = heardUpTo(bytes, at, partner.hand.client, partner.arrived);
    if (upTo < 0) this.wrong += 1;
    else partner.arrivedUpTo(upTo);
  }

  private arrivedUpTo(clock: number): void {
    const now = performance.now();
    while (this.arrived < clock) this.meter.arrived(this.sentAt[this.arrived++ % kept] ?? NaN, now);
  }

  private hearCarets(bytes: Uint8Array, at: number): void {
    numbers.over(bytes, at);
    for (let entries = numbers.next(); entries > 0; entries--) {
      if (numbers.next() === this.partner?.hand.client) this.carets += 1;
      numbers.next(); // its clock
      numbers.skip(numbers.next()); // its state
    }
  }

  /** R6. */
  private hearSaved(frames: number): void {
    this.framesSaved = frames;
    const now = performance.now();
    while (this.saved < frames - 1) this.meter.saved(this.sentAt[this.saved++ % kept] ?? NaN, now);
  }

  private answer(stateVector: Uint8Array): void {
    // Hocuspocus and y-websocket's server ask once more after their answer.
    if (this.answered) return;
    const lacks = this.copy !== null && !covers(stateVector, this.copy.stateVector);
    this.brought ||= lacks;
    this.socket.send(this.door.dialect.step2(lacks ? (this.copy?.update ?? nothing) : nothing));
    this.answered = true;
    this.noteSync();
  }

  private noteSync(): void {
    if (this.told && this.answered) this.sync();
  }
}

function covers(all: Uint8Array, some: Uint8Array): boolean {
  const held = Y.decodeStateVector(all);
  return [...Y.decodeStateVector(some)].every(([client, clock]) => (held.get(client) ?? 0) >= clock);
}
