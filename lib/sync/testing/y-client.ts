/** The client that browsers use, y-websocket's provider, with a cookie, which Node's sockets have to be given. */
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

export interface YClient {
  doc: Y.Doc;
  provider: WebsocketProvider;
  closes: number[];
  /** Others' states by client id. */
  others(): unknown[];
  destroy(): void;
}

export function yClient(port: number, room: string, cookie: string): YClient {
  class WithCookie extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, room, doc, {
    // ws's class works as the browser's, except for its static types.
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const closes: number[] = [];
  provider.on("connection-close", (event) => {
    if (event !== null) closes.push(event.code);
  });
  return {
    doc,
    provider,
    closes,
    others: () =>
      [...provider.awareness.getStates()].filter(([client]) => client !== doc.clientID).map(([, state]) => state),
    destroy: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}
