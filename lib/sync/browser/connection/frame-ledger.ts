/** The document frames of one socket. */
export interface SocketFrames {
  hasOpened: boolean;
  /** False as soon as closing begins: what is typed from then on is not sent, though the close event comes later. */
  isOpen: () => boolean;
  /** Whether the answer to the server's step 1 was sent. It contains all that was typed before. */
  hasAnswered: boolean;
  /**
   * For each document frame that is not committed yet: the own clock it goes up to; null for frames before the answer, which alone contains what was
   * typed before the socket opened.
   */
  pending: (number | null)[];
  savedCount: number;
}

/**
 * When *Saved* may be shown (R6): only if the socket is open, its answer to the server's step 1 was sent, and the server's *saved* frames cover every
 * document frame of this socket. y-websocket's `synced` proves nothing.
 */
export class FrameLedger {
  /** The own clock up to which text is durable. */
  savedClock = 0;
  private current: SocketFrames | null = null;
  private readonly ownClock: () => number;

  /** @param ownClock returns how many UTF-16 units this document's own client id has written */
  constructor(ownClock: () => number) {
    this.ownClock = ownClock;
  }

  startSocket(isOpen: SocketFrames["isOpen"]): SocketFrames {
    this.current = { hasOpened: false, isOpen, hasAnswered: false, pending: [], savedCount: 0 };
    return this.current;
  }

  recordSent(socket: SocketFrames, frame: Uint8Array): void {
    if (frame[0] !== messageSync || (frame[1] !== step2 && frame[1] !== update)) return;
    if (frame[1] === step2) socket.hasAnswered = true;
    socket.pending.push(socket.hasAnswered ? this.ownClock() : null);
  }

  /** For a *saved* frame: `count` document frames of this socket are durable. */
  recordSaved(count: number): void {
    const socket = this.current;
    if (socket === null) return;
    const clock = socket.pending.splice(0, Math.max(0, count - socket.savedCount)).at(-1);
    socket.savedCount = Math.max(socket.savedCount, count);
    if (clock != null) this.savedClock = clock;
  }

  /** @returns whether the socket never opened */
  recordClosed(): boolean {
    const failed = this.current !== null && !this.current.hasOpened;
    this.current = null;
    return failed;
  }

  get isOpen(): boolean {
    return this.current !== null && this.current.hasOpened && this.current.isOpen();
  }

  get isSaved(): boolean {
    return this.isOpen && this.current !== null && this.current.hasAnswered && this.current.pending.length === 0;
  }
}

// Message types of y-protocols.
const messageSync = 0;
const step2 = 1;
const update = 2;
