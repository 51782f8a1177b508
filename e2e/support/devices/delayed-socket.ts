import WebSocket from "ws";

/** Shared by a device's successive sockets. */
export interface SocketControl {
  cookie: string;
  /** `ws://host:port` of a process to connect to; null when there is none. */
  serverUrl: () => string | null;
  /** Whether received and sent frames are delayed, in order, until they are released. */
  delayed: { in: boolean; out: boolean };
  socket: DelayedSocket | null;
}

/** A socket whose frames tests can delay. */
export interface DelayedSocket extends WebSocket {
  /** Applies the current `delayed`. */
  releaseFrames: () => void;
}

/** The discard port: nothing listens there. */
const unreachableUrl = "ws://127.0.0.1:9";

/** Makes a class for y-websocket in place of the browser's `WebSocket`: it sends a cookie and connects to `serverUrl`. */
export function makeDelayedSocket(wire: SocketControl): typeof globalThis.WebSocket {
  class DelayedWebSocket extends WebSocket implements DelayedSocket {
    private readonly waiting: Uint8Array[] = [];

    constructor(url: string | URL) {
      const door = wire.serverUrl() ?? unreachableUrl;
      super(door + new URL(url).pathname, {
        headers: { cookie: wire.cookie, origin: door.replace("ws", "http") },
        perMessageDeflate: false,
      });
      wire.socket = this;
      this.on("open", () => {
        this.releaseFrames();
      });
    }

    /** y-websocket sends Uint8Arrays only. */
    override send(frame: Uint8Array): void {
      if (wire.delayed.out) this.waiting.push(frame);
      else super.send(frame);
    }

    releaseFrames(): void {
      if (this.readyState !== WebSocket.OPEN) return;
      if (wire.delayed.in) this.pause();
      else this.resume();
      if (wire.delayed.out) return;
      for (const frame of this.waiting.splice(0)) super.send(frame);
    }
  }
  // ws has what y-websocket and the counting socket use of a browser's.
  return DelayedWebSocket as unknown as typeof globalThis.WebSocket;
}
