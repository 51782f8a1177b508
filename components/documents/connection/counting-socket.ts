import type { FrameLedger } from "./frame-ledger";

/** What a socket's frames wait for, until the page knows in whose name the server takes them; each socket's anew. */
export class SendGate {
  /** Sends what waits, and from then on everything at once. */
  open: () => void = () => undefined;
}

/**
 * A `WebSocket` for y-websocket that enters what it sends in the ledger (R6). A function, since Node 20 has no `WebSocket` to extend.
 * @param gate without it nothing waits
 */
export function countingSocket(ledger: FrameLedger, gate?: SendGate): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    readonly #count = ledger.dial(() => this.readyState === this.OPEN);
    #waiting: Frame[] | null = gate === undefined ? null : [];

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      if (gate !== undefined) gate.open = () => this.#sendWaiting();
      this.addEventListener("open", () => {
        this.#count.opened = true;
      });
    }

    override send(frame: Frame): void {
      if (this.#waiting !== null) return void this.#waiting.push(frame);
      super.send(frame); // y-websocket sends Uint8Arrays only
      if (frame instanceof Uint8Array) ledger.sent(this.#count, frame);
    }

    #sendWaiting(): void {
      const waiting = this.#waiting ?? [];
      this.#waiting = null;
      for (const frame of waiting) this.send(frame);
    }
  };
}

type Frame = Parameters<WebSocket["send"]>[0];
