import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { countingSocket } from "@/lib/sync/browser/connection/counting-socket";
import type { FrameLedger } from "@/lib/sync/browser/connection/frame-ledger";
import { documentKinds, type DocumentKind } from "@/lib/sync/format/fields";
import { makeDelayedSocket, type SocketControl } from "./delayed-socket";
import type { Author, DocumentOracle } from "./document-oracle";
import type { DeviceLog } from "./device-log";

export interface DeviceOptions {
  /** `kind/id/epoch`, as in the path after `/sync/`. */
  roomName: string;
  cookie: string;
  /** The owner's user id, where authorship is checked. */
  user?: string;
  serverUrl: () => string | null;
  oracle: DocumentOracle;
  log: DeviceLog;
  /** The most ms between reconnects. The default is less than a page's 2.5 s, which are too long for a test. */
  maxBackoffMs?: number;
  /** Called when everything typed is shown as Saved. */
  onSaved?: () => void;
}

/** A document under one client id, with its connection. */
export interface DeviceDocument {
  doc: Y.Doc;
  provider: WebsocketProvider;
  ledger: FrameLedger;
  author: Author;
  /** Whether the server has sent the document; before that a page is not editable. */
  loaded: boolean;
  /** The ledger's Saved clock when the store was restored. Up to this clock, Saved no longer means that the store has the text. */
  clockAtRestore: number;
}

/** Sets `WebSocket` for a moment, because `countingSocket` extends the browser's, which Node 20 lacks. */
export function makeCountingSocket(ledger: FrameLedger, wire: SocketControl): typeof globalThis.WebSocket {
  const own: unknown = Reflect.get(globalThis, "WebSocket");
  Reflect.set(globalThis, "WebSocket", makeDelayedSocket(wire));
  try {
    return countingSocket(ledger);
  } finally {
    Reflect.set(globalThis, "WebSocket", own);
  }
}

export function kindOf(roomName: string): DocumentKind {
  return documentKinds.find((kind) => roomName.startsWith(`${kind}/`)) ?? "worksheet";
}

/** Makes the provider without connecting it. */
export function makeProvider(
  { roomName: room, maxBackoffMs = 300 }: Pick<DeviceOptions, "roomName" | "maxBackoffMs">,
  doc: Y.Doc,
  socket: typeof globalThis.WebSocket,
): WebsocketProvider {
  return new WebsocketProvider("ws://device/sync", room, doc, {
    connect: false,
    disableBc: true,
    maxBackoffTime: maxBackoffMs,
    WebSocketPolyfill: socket,
  });
}
