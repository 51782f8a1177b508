/** Counts of one socket. */
export interface SocketCount {
  opened: boolean;
  /** False as soon as its closing has begun: what is typed from then on goes nowhere, some time before one hears that it is closed. */
  isOpen: () => boolean;
  /** The answer to the server's step 1 was sent: it holds all that was typed before. */
  answered: boolean;
  /** For each document frame that is not committed yet: how far my own words go with it; null before the answer, which alone has what was typed before the socket opened. */
  pending: (number | null)[];
  covered: number;
}

/**
 * R6: what may be called *Saved*. Only if the socket is open, its answer to the server's step 1 was sent, and every document
 * frame sent on this socket is covered by the server's *saved* frames. y-websocket's `synced` proves nothing.
 */
export class FrameLedger {
  #current: SocketCount | null = null;
  #savedClock = 0;
  readonly #ownClock: () => number;

  /** @param ownClock how many units this document's own client id has written */
  constructor(ownClock: () => number) {
    this.#ownClock = ownClock;
  }

  dial(isOpen: SocketCount["isOpen"]): SocketCount {
    this.#current = { opened: false, isOpen, answered: false, pending: [], covered: 0 };
    return this.#current;
  }

  sent(socket: SocketCount, frame: Uint8Array): void {
    if (frame[0] !== messageSync || (frame[1] !== step2 && frame[1] !== update)) return;
    if (frame[1] === step2) socket.answered = true;
    socket.pending.push(socket.answered ? this.#ownClock() : null);
  }

  /** A *saved* frame came: `count` document frames of this socket are durable. */
  covers(count: number): void {
    const socket = this.#current;
    if (socket === null) return;
    const clock = socket.pending.splice(0, Math.max(0, count - socket.covered)).at(-1);
    socket.covered = Math.max(socket.covered, count);
    if (clock != null) this.#savedClock = clock;
  }

  /** The socket is gone. Returns whether it never opened. */
  closed(): boolean {
    const failed = this.#current !== null && !this.#current.opened;
    this.#current = null;
    return failed;
  }

  get open(): boolean {
    return this.#current !== null && this.#current.opened && this.#current.isOpen();
  }

  get saved(): boolean {
    return this.open && this.#current !== null && this.#current.answered && this.#current.pending.length === 0;
  }

  /** My own words up to here are durable. */
  get savedClock(): number {
    return this.#savedClock;
  }
}

// y-protocols: a frame of the sync protocol, and its second and third kind.
const messageSync = 0;
const step2 = 1;
const update = 2;
