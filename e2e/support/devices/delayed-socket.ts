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
export function makeDelayedSocket(control: SocketControl): typeof globalThis.WebSocket {
  class DelayedWebSocket extends WebSocket implements DelayedSocket {
    private readonly waiting: Uint8Array[] = [];

    constructor(url: string | URL) {
      const serverUrl = control.serverUrl() ?? unreachableUrl;
      super(serverUrl + new URL(url).pathname, {
        headers: { cookie: control.cookie, origin: serverUrl.replace("ws", "http") },
        perMessageDeflate: false,
      });
      control.socket = this;
      this.on("open", () => {
        this.releaseFrames();
      });
    }

    /** Takes only what y-websocket sends, which is Uint8Arrays. */
    override send(frame: Uint8Array): void {
      if (control.delayed.out) this.waiting.push(frame);
      else super.send(frame);
    }

    releaseFrames(): void {
      if (this.readyState !== WebSocket.OPEN) return;
      if (control.delayed.in) this.pause();
      else this.resume();
      if (control.delayed.out) return;
      for (const frame of this.waiting.splice(0)) super.send(frame);
    }
  }
  // ws has those parts of a browser's WebSocket that y-websocket and the counting socket use.
  return DelayedWebSocket as unknown as typeof globalThis.WebSocket;
}
