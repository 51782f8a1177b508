import type * as Y from "yjs";
import { countWords } from "@/lib/rules/writing/words";
import { maxDocumentBytes } from "@/lib/document-format/size";
import { bindTextarea, type TextareaEvents } from "@/components/documents/text/bind-textarea";
import { copyName, listDatabases } from "@/components/documents/local-copies/copy-names";
import { earlierPageClocks } from "@/components/documents/local-copies/copy-metadata";
import { openLocalCopy, type LocalCopy } from "@/components/documents/local-copies/local-copy";
import { readCopyText, type CopyText } from "@/components/documents/local-copies/copy-text";
import { endOffer } from "@/components/documents/local-copies/set-aside-text";
import { collectedSize, destroyConnection, disconnect, createConnection, unsentClocks, type DocumentConnection } from "./document-connection";
import { clientClock, textWrittenSince } from "@/components/documents/text/written-text";
import { readPresence, isSamePresence, setOwnCursor, type Person, type FieldSelection } from "./presence";
import { checkAccess, type Room } from "./room";
import { TextRescue } from "@/components/documents/local-copies/text-rescue";
import { closeCodeMeaning, type SaveState, type StopReason } from "./save-state";
import { isSameState, deriveSaveState, whenSaved } from "./derive-save-state";
import { registerUnsentCounter } from "@/components/documents/local-copies/unsent-count";

/** What a page shows of a document; a new object with each change. */
export interface DocumentView {
  /** null until the server has sent the document, or can't and this device has it; from then on the document. */
  doc: Y.Doc | null;
  state: SaveState;
  people: readonly Person[];
  /** Whether one may type: the document is here, and the server takes what this page writes. */
  writable: boolean;
}

/** R12: from here on the client takes no more text; a whole document must fit a frame. */
const maxBytes = 0.8 * maxDocumentBytes;

/** One document, connected. Made and let go by hold-document.ts. */
export class LiveDocument {
  readonly room: Room;
  readonly #aside: TextRescue;
  #line: DocumentConnection;
  #view: DocumentView = { doc: null, state: { is: "connecting" }, people: [], writable: false };
  #stopped: StopReason | null = null;
  #everOpen = false;
  #fromDevice = false;
  #dirty = false;
  #size = 0;
  #restarts = 0;
  #hadOtherText = false;
  #slowUntil = 0;
  #listeners = new Set<() => void>();
  #stopReporting: () => void;
  #refreshing = false;
  #running = false;
  /** The device was looked at, and the line may be connected (R6). */
  #connecting = false;
  #ended = false;

  constructor(room: Room) {
    this.room = room;
    this.#aside = new TextRescue(room);
    this.#line = this.#newLine();
    this.#stopReporting = registerUnsentCounter(
      this,
      () => this.countUnsentWords(),
      () => (this.isOnDevice ? 0 : this.countUnsentWords()),
    );
  }

  subscribe = (hear: () => void): (() => void) => {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  };

  view = (): DocumentView => this.#view;

  start(): void {
    if (this.#running) return;
    this.#running = true;
    window.addEventListener("offline", this.#redial);
    window.addEventListener("online", this.#redial);
    void this.#open(this.#line);
  }

  destroy(): void {
    this.#ended = true;
    if (this.#stopped === null && !this.isOnDevice) void this.#aside.setAsideFromPage(this.#words());
    window.removeEventListener("offline", this.#redial);
    window.removeEventListener("online", this.#redial);
    this.#stopReporting();
    destroyConnection(this.#line);
    this.#listeners.clear();
  }

  /** Whether anything typed here is not known to be durable. */
  get dirty(): boolean {
    return this.#dirty;
  }

  /** Whether what is typed is there again after a reload. */
  get isOnDevice(): boolean {
    return this.#line.copy?.isStoring ?? false;
  }

  /** R6: resolves to true once all that was typed here is durable, to false after `ms` or as soon as there is no connection. */
  whenSaved(ms: number): Promise<boolean> {
    return whenSaved({ state: () => this.#state(), subscribe: this.subscribe }, ms);
  }

  countUnsentWords(): number {
    if (!this.#dirty) return 0;
    const texts = Object.values(textWrittenSince(this.#line.doc, unsentClocks(this.#line)));
    return Math.max(
      1,
      texts.reduce((sum, text) => sum + countWords(text), 0),
    );
  }

  /** R12: whether `bytes` more may come in. */
  hasRoom(bytes: number): boolean {
    if (this.#size + bytes <= maxBytes) return true;
    this.#size = collectedSize(this.#line.doc);
    return this.#size + bytes <= maxBytes;
  }

  /** Ties a `<textarea>` to a field of the document as it is now; returns how to untie it. */
  bind(area: HTMLTextAreaElement, field: string, told: TextareaEvents): () => void {
    return bindTextarea(area, this, this.#line.doc.getText(field), field, told);
  }

  /** Which field I am in and where, as the others see it; null when in none. */
  setCursor(where: FieldSelection | null): void {
    const { doc, provider } = this.#line;
    setOwnCursor(doc, provider.awareness, where);
  }

  #newLine(): DocumentConnection {
    const line = createConnection(this.room, {
      changed: () => this.#refresh(),
      opened: () => (this.#everOpen = true),
      synced: (size) => {
        this.#size = size;
        line.copy?.recordInSync(line.mayWrite);
      },
      grew: (bytes, typedHere) => {
        this.#size += bytes;
        if (!typedHere) return;
        this.#dirty = true;
        line.copy?.recordUnsent(line.doc.clientID, line.ledger.savedClock);
      },
      allSaved: () => this.#allSaved(),
      accessChanged: (may) => this.#mayWrite(may),
      throttled: (seconds) => this.#slowed(seconds),
      otherUser: () => this.#line === line && this.#stop("someone-else"),
      digestMismatch: () => this.#line === line && this.#otherText(),
      connectFailed: () => {
        this.#showFromDevice(line);
        void this.#askWhy();
      },
      closed: (code) => this.#closed(code),
    });
    return line;
  }

  /** R6: connected only once what this device has is in the document, so that the answer to the server's step 1 holds it. */
  async #open(line: DocumentConnection): Promise<void> {
    const { studentId: person } = this.room;
    const name = person === undefined ? null : copyName(person, this.room);
    // What is only read is not kept; it may have been written in before.
    if (name !== null && (line.mayWrite || (await listDatabases()).includes(name))) {
      const copy = await openLocalCopy({
        name,
        doc: line.doc,
        onDamaged: (words) => this.#aside.setAside(words),
        onLost: () => this.#refresh(),
      });
      if (this.#ended || this.#line !== line) return void copy?.close();
      if (copy !== null) this.#adopt(line, copy);
    }
    // A page that may only read can't send them.
    if (!line.mayWrite && this.#dirty) return this.#startAfresh();
    this.#connecting = true;
    line.provider.connect();
    if (!navigator.onLine) this.#showFromDevice(line);
    else setTimeout(() => this.#showFromDevice(line), showFromDeviceAfterMs);
  }

  #adopt(line: DocumentConnection, copy: LocalCopy): void {
    line.copy = copy;
    endOffer(copy.name);
    line.earlierUnsent = copy.found.unsent;
    line.earlierClocks = earlierPageClocks(copy.found, (clientId) => clientClock(line.doc, clientId));
    copy.recordWritten(line.earlierClocks);
    if (line.earlierUnsent.size > 0) this.#dirty = true;
  }

  /** The server does not answer: what this device has is shown, and may be written in where the server took that when it last spoke. */
  #showFromDevice(line: DocumentConnection): void {
    if (
      this.#line !== line ||
      this.#ended ||
      line.provider.synced ||
      line.copy === null ||
      line.copy.found.mayWrite === null
    )
      return;
    this.#fromDevice = true;
    this.#refresh();
  }

  #allSaved(): void {
    const { copy, doc, ledger, earlierUnsent, earlierClocks } = this.#line;
    this.#dirty = false;
    const before = [...earlierUnsent.keys()].map((clientId) => [clientId, earlierClocks.get(clientId) ?? 0] as const);
    copy?.recordSaved(new Map([...before, [doc.clientID, ledger.savedClock]]));
    this.#line.earlierUnsent = new Map();
  }

  /** R9: once. If it is so again with the document fresh from the server, starting afresh does not cure it. */
  #otherText(): void {
    if (this.#hadOtherText || this.#stopped !== null) return;
    this.#hadOtherText = true;
    this.#startAgain();
  }

  /** The browser has lost its network, or has it back. */
  readonly #redial = (): void => {
    // R6: not before it was connected for the first time.
    if (this.#stopped !== null || !this.#connecting) return;
    disconnect(this.#line);
    this.#line.redialer.reconnectNow();
  };

  async #askWhy(): Promise<void> {
    const line = this.#line;
    const why = await checkAccess(this.room);
    if (why !== null && why !== "open" && line === this.#line && !line.ledger.open) this.#stop(why);
  }

  #closed(code: number): void {
    const meaning = closeCodeMeaning(code);
    if (meaning === null) return;
    if ("stop" in meaning) this.#stop(meaning.stop);
    else this.#startAgain();
  }

  /** R11: from now on the server drops, or takes, what is written here. */
  #mayWrite(may: boolean): void {
    if (may === this.#line.mayWrite) return;
    this.#line.mayWrite = may;
    this.#line.copy?.recordInSync(may);
    // What it dropped is not in the document: show the document, and offer the words.
    if (!may && this.#dirty) this.#startAfresh();
    else this.#refresh();
  }

  /** R12: it may be so again with the next words: what is said stays a little longer. */
  #slowed(seconds: number): void {
    const ms = (seconds + 2) * 1000;
    this.#slowUntil = performance.now() + ms;
    setTimeout(() => this.#refresh(), ms + 100);
    this.#refresh();
  }

  #stop(why: StopReason): void {
    if (this.#stopped !== null) return;
    this.#stopped = why;
    disconnect(this.#line);
    this.#aside.isSignedOut = why === "signed-out";
    // The same student signs in again, or closes other tabs, and finds the words in the text.
    const comesBack = why === "signed-out" || why === "someone-else" || why === "too-many";
    if (!comesBack || !this.isOnDevice) void this.#leave(why).then(() => this.#refresh());
    this.#refresh();
  }

  /** R14: the copy goes once its words are proved to be stored, or were put aside. */
  async #leave(why: StopReason): Promise<void> {
    const { copy } = this.#line;
    const words = this.#words();
    if (copy === null || !copy.isStoring) {
      this.#dirty = false;
      return this.#aside.setAsideFromPage(words);
    }
    if (why === "not-yours") await this.#aside.leaveCopy(copy, words);
    else {
      await this.#aside.setAside(words);
      await copy.remove();
    }
    this.#dirty = false;
  }

  /** R3c: one that fails again and again has a fault that starting afresh does not cure. */
  #startAgain(): void {
    this.#restarts += 1;
    if (this.#restarts > maxRestarts) this.#stop("broken");
    else this.#startAfresh();
  }

  /** R3c: what is not proved to be stored is put aside, and the document comes anew from the server, under a new client id. */
  #startAfresh(): void {
    const { copy } = this.#line;
    const words = this.#words();
    const aside = this.isOnDevice ? this.#aside.setAside(words) : this.#aside.setAsideFromPage(words);
    this.#dirty = false;
    this.#connecting = false;
    destroyConnection(this.#line);
    const line = (this.#line = this.#newLine());
    this.#fromDevice = false;
    // Its words are put aside before the copy is thrown away, and that before it would be loaded again.
    void aside.then(() => copy?.remove()).then(() => this.#open(line));
    this.#refresh();
  }

  #words(): CopyText {
    return readCopyText(this.#line.doc, this.#dirty ? unsentClocks(this.#line) : new Map());
  }

  /** Once per task, however much changed in it. */
  #refresh(): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    queueMicrotask(() => {
      this.#refreshing = false;
      const { doc, provider, mayWrite, copy } = this.#line;
      const loaded = provider.synced || this.#view.doc === doc || this.#fromDevice;
      const people = readPresence(doc, provider.awareness);
      const view: DocumentView = {
        doc: loaded ? doc : null,
        state: this.#state(),
        people: isSamePresence(people, this.#view.people) ? this.#view.people : people,
        writable: loaded && mayWrite && this.#stopped === null && (this.#everOpen || copy?.found.mayWrite !== false),
      };
      const was = this.#view;
      if (
        isSameState(view.state, was.state) &&
        view.doc === was.doc &&
        view.people === was.people &&
        view.writable === was.writable
      )
        return;
      this.#view = view;
      for (const hear of this.#listeners) hear();
    });
  }

  #state(): SaveState {
    return deriveSaveState(this.#line, {
      stopped: this.#stopped,
      everOpen: this.#everOpen,
      dirty: this.#dirty,
      fromDevice: this.#fromDevice,
      unsentWords: () => this.countUnsentWords(),
      slow: performance.now() < this.#slowUntil,
    });
  }
}

/** A page that cannot merge this often has a fault that starting afresh does not cure. */
const maxRestarts = 3;

/** ms without an answer after which what this device has is shown. */
const showFromDeviceAfterMs = 3_000;
