import WebSocket from "ws";

/** What a device's sockets, one after the other, have in common. */
export interface Wire {
  cookie: string;
  /** `ws://host:port` of a process that can be dialled now; null when there is none. */
  door: () => string | null;
  /** Frames that come, or go, are delayed, in order, until they are let on. */
  held: { in: boolean; out: boolean };
  socket: HeldSocket | null;
}

/** A socket whose frames tests can delay. */
export interface HeldSocket extends WebSocket {
  /** As `held` says by now. */
  letOn: () => void;
}

/** The discard port: nothing listens there. */
const nowhere = "ws://127.0.0.1:9";

/** A class for y-websocket in place of the browser's `WebSocket`: with a cookie, and dialling whatever door is open. */
export function heldSocket(wire: Wire): typeof globalThis.WebSocket {
  class Held extends WebSocket implements HeldSocket {
    private readonly waiting: Uint8Array[] = [];

    constructor(url: string | URL) {
      const door = wire.door() ?? nowhere;
      super(door + new URL(url).pathname, {
        headers: { cookie: wire.cookie, origin: door.replace("ws", "http") },
        perMessageDeflate: false,
      });
      wire.socket = this;
      this.on("open", () => {
        this.letOn();
      });
    }

    /** y-websocket sends Uint8Arrays only. */
    override send(frame: Uint8Array): void {
      if (wire.held.out) this.waiting.push(frame);
      else super.send(frame);
    }

    letOn(): void {
      if (this.readyState !== WebSocket.OPEN) return;
      if (wire.held.in) this.pause();
      else this.resume();
      if (wire.held.out) return;
      for (const frame of this.waiting.splice(0)) super.send(frame);
    }
  }
  // ws has what y-websocket and the counting socket use of a browser's.
  return Held as unknown as typeof globalThis.WebSocket;
}
