import * as decoding from "lib0/decoding";
import { IndexeddbPersistence } from "y-indexeddb";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { messageAccess, messageDigest, messageSaved, messageSlowed } from "@/lib/wire/document-messages";
import { encodeOwnFrame } from "@/lib/wire/own-frame";
import { countingSocket, SendGate } from "./counting-socket";
import type { DeviceCopy } from "@/components/documents/local-copies/local-copy";
import { FrameLedger } from "./frame-ledger";
import { hasOtherText } from "@/components/documents/text/digest-mismatch";
import { ownClock } from "@/components/documents/text/written-text";
import { forgetOthers } from "./presence";
import { Redialer } from "./reconnector";
import { roomPath, type Room } from "./room";

/** A document and its connection, for as long as both last: one that starts afresh gets another line. */
export interface Line {
  doc: Y.Doc;
  ledger: FrameLedger;
  provider: WebsocketProvider;
  /** Dials in place of y-websocket, which would do so while the server is away. */
  redialer: Redialer;
  mayWrite: boolean;
  /** Once it has been looked for (R6: before the line is connected), where there is one. */
  copy: DeviceCopy | null;
  /** Client ids of pages before this one that wrote on this device, and from which clock on that is not known to be durable. */
  unsentBefore: ReadonlyMap<number, number>;
  /** R3b: client ids of pages before this one, and up to which clock they wrote themselves. */
  earlier: ReadonlyMap<number, number>;
}

/** What happens on a line; each is told before `changed` is. */
export interface LineEvents {
  /** Anything that is shown may be another by now. */
  changed: () => void;
  opened: () => void;
  /** What the server holds is here; how many bytes that is. */
  synced: (size: number) => void;
  grew: (bytes: number, typedHere: boolean) => void;
  allSaved: () => void;
  mayWrite: (may: boolean) => void;
  /** R12: for so many seconds the server takes no words. */
  slowed: (seconds: number) => void;
  /** The browser is signed in as someone else by now: nothing was sent. */
  someoneElse: () => void;
  /** R9: the server has other words for what is the same state. */
  otherText: () => void;
  /** A dial failed. */
  failed: () => void;
  /** By a code of ours, or as any broken connection. */
  closed: (code: number) => void;
}

/** Not connected yet: `provider.connect()` does that. */
export function openLine(room: Room, on: LineEvents): Line {
  const doc = new Y.Doc();
  const ledger = new FrameLedger(() => ownClock(doc));
  const gate = new SendGate();
  const provider = new WebsocketProvider(location.origin.replace(/^http/, "ws"), roomPath(room).slice(1), doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: countingSocket(ledger, gate),
  });
  const redialer = new Redialer(() => provider.connect(), longestPauseMs);
  const line: Line = {
    doc,
    ledger,
    provider,
    redialer,
    mayWrite: room.access === "write",
    copy: null,
    unsentBefore: new Map(),
    earlier: new Map(),
  };
  provider.messageHandlers[messageSaved] = (_encoder, decoder) => {
    ledger.covers(decoding.readVarUint(decoder));
    if (ledger.saved) on.allSaved();
    on.changed();
  };
  provider.messageHandlers[messageAccess] = (_encoder, decoder) => {
    const may = decoding.readVarUint(decoder) === 1;
    const person = decoding.readVarString(decoder);
    if (room.keptBy !== undefined && person !== room.keptBy) return on.someoneElse();
    gate.open();
    on.mayWrite(may);
  };
  provider.messageHandlers[messageDigest] = (_encoder, decoder) => {
    // A view of the message, whose memory the browser may use again.
    const body = decoding.readVarUint8Array(decoder).slice();
    void hasOtherText(doc, room.kind, body).then((other) => other && on.otherText());
  };
  provider.messageHandlers[messageSlowed] = (_encoder, decoder) => on.slowed(decoding.readVarUint(decoder));
  provider.on("status", () => {
    if (provider.wsconnected) {
      // Before anything has come: from then on a letter under one of these ids may be another's.
      provider.ws?.send(encodeOwnFrame({ live: doc.clientID, earlier: line.earlier }));
      on.opened();
    } else forgetOthers(provider.awareness);
    on.changed();
  });
  provider.on("sync", (synced: boolean) => {
    if (synced) redialer.succeeded();
    on.synced(sizeOf(doc));
    on.changed();
  });
  provider.on("connection-close", () => {
    if (provider.shouldConnect) redialer.dialLater();
    provider.shouldConnect = false;
    if (ledger.closed()) on.failed();
    on.changed();
  });
  provider.on("closed", ({ code }) => on.closed(code));
  doc.on("update", (bytes: Uint8Array, origin: unknown) => {
    on.grew(bytes.length, origin !== provider && !(origin instanceof IndexeddbPersistence));
    on.changed();
  });
  provider.awareness.on("change", on.changed);
  return line;
}

/** What is not known to be durable: this page's own words, and those of pages before it. */
export function unsentClocks({ doc, ledger, unsentBefore }: Line): ReadonlyMap<number, number> {
  return new Map([...unsentBefore, [doc.clientID, ledger.savedClock]]);
}

/** Ends a connection for good, or until `redialer.dialNow`. */
export function hangUp({ provider, redialer }: Line): void {
  redialer.stop();
  provider.disconnect();
}

export function endLine({ doc, provider, redialer, copy }: Line): void {
  void copy?.close();
  redialer.stop();
  provider.destroy();
  provider.awareness.destroy();
  doc.destroy();
}

/** ms between dials at most. */
const longestPauseMs = 2_500;

/** Bytes of the whole document, as it is here: an upper bound of what the server counts. */
export function sizeOf(doc: Y.Doc): number {
  return Y.encodeStateAsUpdate(doc).length;
}

/** Bytes of the garbage-collected document, as the server counts them (R12): without what is kept here for undo. */
export function collectedSizeOf(doc: Y.Doc): number {
  const collected = new Y.Doc();
  Y.applyUpdate(collected, Y.encodeStateAsUpdate(doc));
  const size = sizeOf(collected);
  collected.destroy();
  return size;
}
