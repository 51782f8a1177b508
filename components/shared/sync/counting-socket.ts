import type { FrameLedger } from "./frame-ledger";

/** A `WebSocket` for y-websocket that enters what it sends in the ledger (R6). A function, since Node 20 has no `WebSocket` to extend. */
export function countingSocket(ledger: FrameLedger): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    readonly #count = ledger.dial(() => this.readyState === this.OPEN);

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener("open", () => {
        this.#count.opened = true;
      });
    }

    override send(frame: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
      super.send(frame); // y-websocket sends Uint8Arrays only
      if (frame instanceof Uint8Array) ledger.sent(this.#count, frame);
    }
  };
}
