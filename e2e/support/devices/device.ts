/**
 * A student's device as the page makes it, without the page: y-websocket over a real socket, with the page's own counting of what is
 * Saved, its answer to each close code, and its comparing of digests.
 */
import { setTimeout as wait } from "node:timers/promises";
import * as decoding from "lib0/decoding";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { countingSocket } from "@/components/documents/connection/counting-socket";
import { FrameLedger } from "@/components/documents/connection/frame-ledger";
import { hasOtherText } from "@/components/documents/text/digest-mismatch";
import { meaningOfClose, meaningOfStatus } from "@/components/documents/connection/save-state";
import type { DocumentKind } from "@/lib/document-format/fields";
import { messageAccess, messageDigest, messageSaved } from "@/lib/wire/document-messages";
import { encodeOwnFrame } from "@/lib/wire/own-frame";
import { makeDelayedSocket, type SocketControl } from "./delayed-socket";
import type { Author, DeviceState, DocumentOracle } from "./document-oracle";

/** What devices of a class heard, those that are gone too. */
export class Heard {
  /** How often each close code ended a connection. */
  readonly closes = new Map<number, number>();
  /** What no device of an honest student should see. */
  readonly complaints: string[] = [];

  closed(code: number): void {
    this.closes.set(code, (this.closes.get(code) ?? 0) + 1);
  }
}

export interface DeviceOptions {
  /** `kind/id/epoch`, as in the path after `/sync/`. */
  room: string;
  cookie: string;
  /** Whose it is, where that is to be judged. */
  user?: string;
  door: () => string | null;
  manuscript: DocumentOracle;
  heard: Heard;
}

/** A document under one client id, with its connection. */
interface Line {
  doc: Y.Doc;
  provider: WebsocketProvider;
  ledger: FrameLedger;
  author: Author;
  /** The server has sent the document: only then does a page let one type. */
  loaded: boolean;
  /** What the ledger had as Saved when the store was put back: that proves nothing since. */
  outdated: number;
}

/** ms between dials at most: a page waits up to 2.5 s, a test has no time for that. */
const longestPause = 300;

export class Device {
  private readonly wire: SocketControl;
  private line: Line;
  private online = true;
  private over = false;
  mayWrite = true;

  constructor(private readonly options: DeviceOptions) {
    this.wire = { cookie: options.cookie, serverUrl: options.door, delayed: { in: false, out: false }, socket: null };
    this.line = this.newLine();
  }

  private newLine(): Line {
    const { room, manuscript, user } = this.options;
    const doc = new Y.Doc();
    const author = manuscript.newAuthor(user, doc.clientID);
    const ledger = new FrameLedger(() => author.made);
    const provider = new WebsocketProvider("ws://device/sync", room, doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: longestPause,
      WebSocketPolyfill: counted(ledger, this.wire),
    });
    const line: Line = { doc, provider, ledger, author, loaded: false, outdated: 0 };
    provider.messageHandlers[messageSaved] = (_encoder, decoder) => {
      ledger.covers(decoding.readVarUint(decoder));
      this.look();
    };
    provider.messageHandlers[messageAccess] = (_encoder, decoder) =>
      this.hearAccess(decoding.readVarUint(decoder) === 1);
    provider.messageHandlers[messageDigest] = (_encoder, decoder) => {
      const body = decoding.readVarUint8Array(decoder).slice();
      void hasOtherText(doc, kindOf(room), body).then(
        (other) => other && this.complain("other text under the same clocks"),
      );
    };
    provider.on("status", ({ status }) => {
      if (status === "connected") provider.ws?.send(encodeOwnFrame({ live: doc.clientID, earlier: new Map() }));
    });
    provider.on("sync", (synced) => (line.loaded ||= synced));
    provider.on("connection-close", (event) => {
      if (ledger.closed()) void this.askWhy();
      else if (event !== null) this.options.heard.closed(event.code);
    });
    provider.on("closed", ({ code }) => this.hearClosed(code));
    if (this.online) provider.connect();
    return line;
  }

  get doc(): Y.Doc {
    return this.line.doc;
  }

  /** A page shows the document, and takes what is typed. */
  get writable(): boolean {
    return this.line.loaded && this.mayWrite && !this.over;
  }

  get isOnline(): boolean {
    return this.online;
  }

  /** What the page would show beside the document. */
  get showsSaved(): boolean {
    return this.mayWrite && this.line.ledger.saved;
  }

  /** Nothing that a server said is on its way to it any more. */
  get isCutOff(): boolean {
    return !this.line.ledger.open;
  }

  shows(letter: string): boolean {
    return [...this.line.doc.share.keys()].some((field) => this.text(field).includes(letter));
  }

  get holding(): DeviceState {
    const { author, doc } = this.line;
    const shows = new Set([...doc.share.keys()].flatMap((field) => [...this.text(field)]));
    return { author, shows, knows: (clientId, clock) => Y.getState(doc.store, clientId) > clock };
  }

  /** It has all, and all of it is Saved. */
  get isCalm(): boolean {
    const { provider, doc, ledger } = this.line;
    return (
      provider.synced &&
      doc.store.pendingStructs === null &&
      doc.store.pendingDs === null &&
      (this.mayWrite ? ledger.saved : ledger.open)
    );
  }

  /** For a message when it does not become calm. */
  get state(): string {
    const { provider, ledger, doc, author } = this.line;
    const facts = {
      online: this.online,
      synced: provider.synced,
      mayWrite: this.mayWrite,
      saved: ledger.saved,
      "changes saved": `${author.saved}/${author.made}`,
      pending: doc.store.pendingStructs !== null,
      letters: [...doc.share.keys()].reduce((sum, field) => sum + doc.getText(field).length, 0),
      at: this.wire.socket?.url,
    };
    return Object.entries(facts)
      .map(([name, fact]) => `${name} ${fact}`)
      .join(", ");
  }

  text(field: string): string {
    return this.line.doc.getText(field).toJSON();
  }

  /** Resolves once the document is here; or after a while without it, as where the way to it is cut. */
  async loadedSoon(): Promise<void> {
    for (let tries = 0; !this.line.loaded && !this.over && tries < 100; tries++) await wait(5);
  }

  /** New letters. @param where 0 is the beginning of the text, 1 its end */
  type(field: string, where: number, count: number): void {
    if (!this.writable) return;
    const text = this.line.doc.getText(field);
    text.insert(Math.round(where * text.length), this.options.manuscript.type(this.line.author, count));
    this.lookAfterChange();
  }

  delete(field: string, where: number, count: number): void {
    const text = this.line.doc.getText(field);
    const from = Math.floor(where * text.length);
    const letters = text.toJSON().slice(from, from + count);
    if (!this.writable || letters === "") return;
    this.options.manuscript.delete(this.line.author, letters);
    text.delete(from, letters.length);
    this.lookAfterChange();
  }

  /** R6: what is typed this moment cannot be Saved yet. */
  private lookAfterChange(): void {
    if (this.showsSaved) this.complain("Saved is shown for what was typed this moment");
    this.look();
  }

  private look(): void {
    const { author, ledger, outdated } = this.line;
    const told = ledger.savedClock > outdated ? ledger.savedClock : 0;
    if (this.showsSaved) author.saved = author.credited = author.made;
    else author.saved = Math.max(author.saved, told);
  }

  /** The store was put back to an older copy, while this device was cut off. */
  storeWasPutBack(): void {
    this.line.outdated = this.line.ledger.savedClock;
  }

  private complain(of: string): void {
    this.options.heard.complaints.push(of);
  }

  goOffline(): void {
    this.online = false;
    this.line.provider.disconnect();
  }

  goOnline(): void {
    if (this.over) return;
    this.online = true;
    this.line.provider.connect();
  }

  /** The connection breaks; the device dials again by itself. */
  breakOff(): void {
    this.wire.socket?.terminate();
  }

  hold(held: { in: boolean; out: boolean }): void {
    Object.assign(this.wire.delayed, held);
    this.wire.socket?.releaseFrames();
  }

  /** It is gone with all that is on it. */
  end(): void {
    this.over = true;
    this.close(this.line);
  }

  private close({ provider, doc }: Line): void {
    provider.destroy();
    provider.awareness.destroy();
    doc.destroy();
    this.wire.socket?.terminate();
  }

  /** R11, as the page does: what is not taken any more is kept aside, and the document comes anew. */
  private hearAccess(may: boolean): void {
    if (may === this.mayWrite) return;
    this.mayWrite = may;
    if (!may && this.line.author.saved < this.line.author.made) this.startAfresh();
  }

  private hearClosed(code: number): void {
    this.complain(`closed ${code}`);
    const meaning = meaningOfClose(code);
    if (meaning !== null && "startAfresh" in meaning) this.startAfresh();
  }

  private startAfresh(): void {
    const old = this.line;
    // Not from within its own message.
    queueMicrotask(() => {
      if (this.over || this.line !== old) return;
      this.close(old);
      this.line = this.newLine();
    });
  }

  /** R1: why a dial failed is asked over plain HTTP. */
  private async askWhy(): Promise<void> {
    const door = this.wire.serverUrl();
    if (door === null) return;
    try {
      const { status } = await fetch(`${door.replace("ws", "http")}/sync/${this.options.room}`, {
        headers: { cookie: this.options.cookie },
        redirect: "manual",
      });
      if (meaningOfStatus(status) !== null) this.complain(`refused with ${status}`);
    } catch {
      // No connection: it dials again.
    }
  }
}

/** `countingSocket` extends the browser's `WebSocket`, which Node 20 has not. */
function counted(ledger: FrameLedger, wire: SocketControl): typeof globalThis.WebSocket {
  const own: unknown = Reflect.get(globalThis, "WebSocket");
  Reflect.set(globalThis, "WebSocket", makeDelayedSocket(wire));
  try {
    return countingSocket(ledger);
  } finally {
    Reflect.set(globalThis, "WebSocket", own);
  }
}

function kindOf(room: string): DocumentKind {
  return room.startsWith("worksheet/") ? "worksheet" : "notes";
}
