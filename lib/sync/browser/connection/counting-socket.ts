import type { FrameLedger } from "./frame-ledger";

/** Lets a socket's frames wait until the page knows for which user the server takes them. Each new socket waits again. */
export class SendQueue {
  /** Sends the waiting frames; later ones are sent at once. */
  release: () => void = () => undefined;
}

/**
 * A `WebSocket` class for y-websocket that records in the ledger what it sends (R6). Made by a function, since Node 20 has no `WebSocket`
 * to extend.
 * @param queue without it no frame waits
 */
export function countingSocket(ledger: FrameLedger, queue?: SendQueue): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    private readonly sentFrames = ledger.startSocket(() => this.readyState === this.OPEN);
    private waitingFrames: Frame[] | null = queue === undefined ? null : [];

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      if (queue !== undefined) queue.release = () => this.sendWaiting();
      this.addEventListener("open", () => {
        this.sentFrames.hasOpened = true;
      });
    }

    override send(frame: Frame): void {
      if (this.waitingFrames !== null) return void this.waitingFrames.push(frame);
      super.send(frame); // y-websocket sends Uint8Arrays only
      if (frame instanceof Uint8Array) ledger.recordSent(this.sentFrames, frame);
    }

    private sendWaiting(): void {
      const waiting = this.waitingFrames ?? [];
      this.waitingFrames = null;
      for (const frame of waiting) this.send(frame);
    }
  };
}

type Frame = Parameters<WebSocket["send"]>[0];
