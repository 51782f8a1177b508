/**
 * A student's device without a page: y-websocket over a real socket, with the page's own code for Saved, close codes and digests.
 */
import { setTimeout as wait } from "node:timers/promises";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { FrameLedger } from "@/lib/sync/browser/connection/frame-ledger";
import { hasDigestMismatch } from "@/lib/sync/browser/text/digest-mismatch";
import { closeCodeMeaning, stopReasonOfStatus } from "@/lib/sync/browser/connection/save-state";
import { messageAccess, messageDigest, messageSaved } from "@/lib/wire/document-messages";
import { encodeOwnFrame } from "@/lib/wire/own-frame";
import type { SocketControl } from "./delayed-socket";
import type { DeviceState } from "./document-oracle";
import { type DeviceOptions, type DeviceDocument, makeCountingSocket, makeProvider, kindOf } from "./device-connection";

export class Device {
  private readonly socketControl: SocketControl;
  private current: DeviceDocument;
  private online = true;
  private hasEnded = false;
  mayWrite = true;

  constructor(private readonly options: DeviceOptions) {
    this.socketControl = {
      cookie: options.cookie,
      serverUrl: options.serverUrl,
      delayed: { in: false, out: false },
      socket: null,
    };
    this.current = this.openDocument();
  }

  private openDocument(): DeviceDocument {
    const { roomName: room, oracle, user } = this.options;
    const doc = new Y.Doc();
    const author = oracle.newAuthor(user, doc.clientID);
    const ledger = new FrameLedger(() => author.made);
    const provider = makeProvider(this.options, doc, makeCountingSocket(ledger, this.socketControl));
    const opened: DeviceDocument = { doc, provider, ledger, author, loaded: false, clockAtRestore: 0 };
    provider.messageHandlers[messageSaved] = (_encoder, decoder) => {
      ledger.recordSaved(decoding.readVarUint(decoder));
      this.recordSaved();
    };
    provider.messageHandlers[messageAccess] = (_encoder, decoder) => this.onAccess(decoding.readVarUint(decoder) === 1);
    provider.messageHandlers[messageDigest] = (_encoder, decoder) => {
      const body = decoding.readVarUint8Array(decoder).slice();
      void hasDigestMismatch(doc, kindOf(room), body).then(
        (other) => other && this.reportProblem("other text under the same clocks"),
      );
    };
    provider.on("status", ({ status }) => {
      if (status === "connected") provider.ws?.send(encodeOwnFrame({ live: doc.clientID, earlier: new Map() }));
    });
    provider.on("sync", (synced) => (opened.loaded ||= synced));
    provider.on("connection-close", (event) => {
      if (ledger.recordClosed()) void this.checkRefusal();
      else if (event !== null) this.options.log.countClose(event.code);
    });
    provider.on("closed", ({ code }) => this.onClosed(code));
    if (this.online) provider.connect();
    return opened;
  }

  get doc(): Y.Doc {
    return this.current.doc;
  }

  /** Whether a page would show the document and accept typing. */
  get writable(): boolean {
    return this.current.loaded && this.mayWrite && !this.hasEnded;
  }

  get isOnline(): boolean {
    return this.online;
  }

  /** Whether the page would show Saved. */
  get showsSaved(): boolean {
    return this.mayWrite && this.current.ledger.isSaved;
  }

  /** Whether no frame of a server can arrive any more. */
  get isCutOff(): boolean {
    return !this.current.ledger.isOpen;
  }

  /** Whether it may reach a server any moment. */
  get isConnecting(): boolean {
    return this.current.provider.wsconnecting;
  }

  shows(letter: string): boolean {
    return [...this.current.doc.share.keys()].some((field) => this.text(field).includes(letter));
  }

  get currentState(): DeviceState {
    const { author, doc } = this.current;
    const shows = new Set([...doc.share.keys()].flatMap((field) => [...this.text(field)]));
    return { author, shows, knows: (clientId, clock) => Y.getState(doc.store, clientId) > clock };
  }

  /** Whether it has the whole document and everything is Saved. */
  get isSettled(): boolean {
    const { provider, doc, ledger } = this.current;
    return provider.synced && doc.store.pendingStructs === null && (this.mayWrite ? ledger.isSaved : ledger.isOpen);
  }

  /** For the error message when it does not settle. */
  get state(): string {
    const { provider, ledger, doc, author } = this.current;
    const facts = {
      online: this.online,
      synced: provider.synced,
      mayWrite: this.mayWrite,
      saved: ledger.isSaved,
      "changes saved": `${author.saved}/${author.made}`,
      pending: doc.store.pendingStructs !== null,
      "pending deletions": doc.store.pendingDs !== null,
      letters: [...doc.share.keys()].reduce((sum, field) => sum + doc.getText(field).length, 0),
      at: this.socketControl.socket?.url,
    };
    return Object.entries(facts)
      .map(([name, fact]) => `${name} ${fact}`)
      .join(", ");
  }

  text(field: string): string {
    return this.current.doc.getText(field).toJSON();
  }

  /** Resolves once the document is loaded, or after half a second when it can't be, because the connection is cut. */
  async waitUntilLoaded(): Promise<void> {
    for (let tries = 0; !this.current.loaded && !this.hasEnded && tries < 100; tries++) await wait(5);
  }

  /** Types new letters. @param where 0 is the beginning of the text, 1 its end */
  type(field: string, where: number, count: number): void {
    if (!this.writable) return;
    const text = this.current.doc.getText(field);
    text.insert(Math.round(where * text.length), this.options.oracle.type(this.current.author, count));
    this.recordChange();
  }

  /** Deletes up to `count` letters. @param where 0 is the beginning of the text, 1 its last letters */
  delete(field: string, where: number, count: number): void {
    const text = this.current.doc.getText(field);
    const from = Math.max(0, Math.min(Math.floor(where * text.length), text.length - count));
    const letters = text.toJSON().slice(from, from + count);
    if (!this.writable || letters === "") return;
    this.options.oracle.delete(this.current.author, letters);
    text.delete(from, letters.length);
    this.recordChange();
  }

  /** Reports a problem if a change that was made just now is shown as Saved already (R6). */
  private recordChange(): void {
    if (this.showsSaved) this.reportProblem("Saved is shown for what was typed this moment");
    this.recordSaved();
  }

  private recordSaved(): void {
    const { author, ledger, clockAtRestore } = this.current;
    const savedClock = ledger.savedClock > clockAtRestore ? ledger.savedClock : 0;
    if (this.showsSaved) {
      author.saved = author.credited = author.made;
      this.options.onSaved?.();
    } else author.saved = Math.max(author.saved, savedClock);
  }

  /** Records that the store was restored to an older copy while this device was disconnected. */
  noteStoreRestored(): void {
    this.current.clockAtRestore = this.current.ledger.savedClock;
  }

  private reportProblem(of: string): void {
    this.options.log.problems.push(of);
  }

  goOffline(): void {
    this.online = false;
    this.current.provider.disconnect();
  }

  goOnline(): void {
    if (this.hasEnded) return;
    this.online = true;
    this.current.provider.connect();
  }

  /** Breaks the connection; the device reconnects by itself. */
  dropConnection(): void {
    this.socketControl.socket?.terminate();
  }

  delayFrames(delayed: { in: boolean; out: boolean }): void {
    Object.assign(this.socketControl.delayed, delayed);
    this.socketControl.socket?.releaseFrames();
  }

  /** Destroys the device with all its data. */
  end(): void {
    this.hasEnded = true;
    this.close(this.current);
  }

  private close({ provider, doc }: DeviceDocument): void {
    provider.destroy();
    provider.awareness.destroy();
    doc.destroy();
    this.socketControl.socket?.terminate();
  }

  /** When text is not accepted any more, a page sets it aside and loads the document again (R11); a device loads it without that text. */
  private onAccess(may: boolean): void {
    if (may === this.mayWrite) return;
    this.mayWrite = may;
    if (!may && this.current.author.saved < this.current.author.made) this.replaceDocument();
  }

  private onClosed(code: number): void {
    this.reportProblem(`closed ${code}`);
    const meaning = closeCodeMeaning(code);
    if (meaning !== null && "startAfresh" in meaning) this.replaceDocument();
  }

  private replaceDocument(): void {
    const old = this.current;
    // Later, because the old connection is still handling a message.
    queueMicrotask(() => {
      if (this.hasEnded || this.current !== old) return;
      this.close(old);
      this.current = this.openDocument();
    });
  }

  /** Requests the document over plain HTTP, whose status says why a connection failed (R1). */
  private async checkRefusal(): Promise<void> {
    const serverUrl = this.socketControl.serverUrl();
    if (serverUrl === null) return;
    try {
      const { status } = await fetch(`${serverUrl.replace("ws", "http")}/sync/${this.options.roomName}`, {
        headers: { cookie: this.options.cookie },
        redirect: "manual",
      });
      if (stopReasonOfStatus(status) !== null) this.reportProblem(`refused with ${status}`);
    } catch {
      // No connection: it reconnects.
    }
  }
}
