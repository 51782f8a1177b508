import * as decoding from "lib0/decoding";
import { IndexeddbPersistence } from "y-indexeddb";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { countWords } from "@/lib/features/cases/writing/rules/words";
import { messageAccess, messageDigest, messageSaved, messageSlowed } from "@/lib/wire/document-messages";
import { encodeOwnFrame } from "@/lib/wire/own-frame";
import { countingSocket, SendQueue } from "./counting-socket";
import type { LocalCopy } from "@/lib/sync/browser/local-copies/local-copy";
import { FrameLedger } from "./frame-ledger";
import { hasDigestMismatch } from "@/lib/sync/browser/text/digest-mismatch";
import { ownClock, textWrittenSince } from "@/lib/sync/browser/text/written-text";
import type { ConnectionEvent } from "./document-state";
import { onUpdate } from "./on-update";
import { forgetOthers } from "./presence";
import { Reconnector } from "@/lib/sockets/browser/reconnector";
import { checkAccess, documentPath, type Room } from "./room";
import type { StopReason } from "./save-state";

/** A document and its connection. Starting afresh makes a new one of both. */
export interface DocumentConnection {
  doc: Y.Doc;
  ledger: FrameLedger;
  provider: WebsocketProvider;
  /** Reconnects in place of y-websocket, which would also try while the server does not answer. */
  reconnector: Reconnector;
  mayWrite: boolean;
  /** The local copy, once it was opened (R6: before connecting); null where there is none. */
  copy: LocalCopy | null;
  /** By client id of earlier pages on this device: from which clock on their text is not known to be durable. */
  earlierUnsent: ReadonlyMap<number, number>;
  /** By client id of earlier pages on this device: up to which clock they wrote themselves (R3b). */
  earlierClocks: ReadonlyMap<number, number>;
  /** Tells the owner of the connection what has happened. */
  tell: (event: ConnectionEvent) => void;
}

/** Does not connect yet: `reconnector.connect()` does. */
export function createConnection(room: Room, tell: DocumentConnection["tell"]): DocumentConnection {
  const doc = new Y.Doc();
  const ledger = new FrameLedger(() => ownClock(doc));
  const sendQueue = new SendQueue();
  const provider = new WebsocketProvider(location.origin.replace(/^http/, "ws"), documentPath(room).slice(1), doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: countingSocket(ledger, sendQueue),
  });
  const reconnector = new Reconnector(
    { connect: () => provider.connect(), abandon: () => provider.disconnect() },
    reconnectLimits,
  );
  const connection: DocumentConnection = {
    doc,
    ledger,
    provider,
    reconnector,
    mayWrite: room.access === "write",
    copy: null,
    earlierUnsent: new Map(),
    earlierClocks: new Map(),
    tell,
  };
  provider.messageHandlers[messageSaved] = (_encoder, decoder) => {
    ledger.recordSaved(decoding.readVarUint(decoder));
    tell({ is: ledger.isSaved ? "saved" : "changed" });
  };
  provider.messageHandlers[messageAccess] = (_encoder, decoder) => {
    const mayWrite = decoding.readVarUint(decoder) === 1;
    const userId = decoding.readVarString(decoder);
    if (room.studentId !== undefined && userId !== room.studentId) return tell({ is: "otherUser" });
    // `send` releases this socket's frames: when it is called the page may have another socket.
    tell({ is: "accepted", mayWrite, send: sendQueue.release });
  };
  provider.messageHandlers[messageDigest] = (_encoder, decoder) => {
    // Copied, since the browser may reuse the memory of the message.
    const body = decoding.readVarUint8Array(decoder).slice();
    void hasDigestMismatch(doc, room.kind, body).then((isMismatch) => isMismatch && tell({ is: "digestMismatch" }));
  };
  provider.messageHandlers[messageSlowed] = (_encoder, decoder) =>
    tell({ is: "throttled", seconds: decoding.readVarUint(decoder) });
  provider.on("status", () => {
    if (provider.wsconnected) {
      reconnector.stop();
      // Sent before anything arrives, because text that arrives later under one of these ids may be another's.
      provider.ws?.send(encodeOwnFrame({ live: doc.clientID, earlier: connection.earlierClocks }));
      tell({ is: "opened" });
    } else {
      forgetOthers(provider.awareness);
      tell({ is: "changed" });
    }
  });
  provider.on("sync", (synced: boolean) => {
    if (synced) reconnector.resetFailures();
    tell({ is: "synced", size: encodedSize(doc) });
  });
  provider.on("connection-close", () => {
    if (provider.shouldConnect) reconnector.reconnectLater();
    provider.shouldConnect = false;
    if (ledger.recordClosed()) {
      tell({ is: "unanswered" });
      void findRefusal(room).then((why) => why !== null && tell({ is: "refused", why }));
    } else tell({ is: "changed" });
  });
  provider.on("closed", ({ code }) => tell({ is: "closed", code }));
  onUpdate(doc, (bytes, origin) => {
    const typedHere = origin !== provider && !(origin instanceof IndexeddbPersistence);
    tell({ is: "grew", bytes: bytes.length, typedHere });
  });
  provider.awareness.on("change", () => tell({ is: "changed" }));
  return connection;
}

/** By client id of this page and earlier ones: from which clock on their text is not known to be durable. */
export function unsentClocks({ doc, ledger, earlierUnsent }: DocumentConnection): ReadonlyMap<number, number> {
  return new Map([...earlierUnsent, [doc.clientID, ledger.savedClock]]);
}

/** How many words are not known to be durable; at least 1, since what is not durable may be no word. */
export function countUnsentWords(connection: DocumentConnection): number {
  const texts = Object.values(textWrittenSince(connection.doc, unsentClocks(connection)));
  return Math.max(
    1,
    texts.reduce((sum, text) => sum + countWords(text), 0),
  );
}

/** Why the server lets this user no longer connect; null when it does, or does not answer. */
async function findRefusal(room: Room): Promise<StopReason | null> {
  const access = await checkAccess(room);
  return access === "open" ? null : access;
}

/** Ends a connection for good, or until `reconnector.reconnectNow`. */
export function disconnect({ provider, reconnector }: DocumentConnection): void {
  reconnector.stop();
  provider.disconnect();
}

export function destroyConnection({ doc, provider, reconnector, copy }: DocumentConnection): void {
  void copy?.close();
  reconnector.stop();
  provider.destroy();
  provider.awareness.destroy();
  doc.destroy();
}

/** A socket may take longer to open than the server takes to decide (R1). */
const reconnectLimits = { openWithinMs: 10_000, maxDelayMs: 2_500 };

/** Bytes of the whole document as it is here: an upper bound of what the server counts. */
export function encodedSize(doc: Y.Doc): number {
  return Y.encodeStateAsUpdate(doc).length;
}

/** Bytes of the garbage-collected document, as the server counts them (R12): without what is retained for undo. */
export function collectedSize(doc: Y.Doc): number {
  const collected = new Y.Doc();
  Y.applyUpdate(collected, Y.encodeStateAsUpdate(doc));
  const size = encodedSize(collected);
  collected.destroy();
  return size;
}
