import { attachCopy, loadFromOtherTabs, openCopyOf, recordAllSaved } from "@/lib/sync/browser/local-copies/attach-copy";
import { readCopyText, type CopyText } from "@/lib/sync/browser/local-copies/copy-text";
import { TextRescue } from "@/lib/sync/browser/local-copies/text-rescue";
import { registerUnsentCounter } from "@/lib/sync/browser/local-copies/unsent-count";
import { bindTextarea, type TextareaEvents } from "@/lib/sync/browser/text/bind-textarea";
import { copyName } from "@/lib/sync/format/browser-storage";
import { deriveSaveState, whenSaved } from "./derive-save-state";
import { deriveView } from "./derive-view";
import {
  collectedSize,
  countUnsentWords,
  createConnection,
  destroyConnection,
  disconnect,
  unsentClocks,
  type DocumentConnection,
} from "./document-connection";
import { unopenedFacts, type ConnectionEvent, type NextState } from "./document-state";
import { ViewStore, type DocumentView } from "./document-view";
import { setOwnCursor, type FieldSelection } from "./presence";
import type { Room } from "./room";
import { closeCodeMeaning, type SaveState, type StopReason } from "./save-state";
import { SizeLimit } from "./size-limit";

/** A page that fails to merge more often has a fault that starting afresh does not repair. */
const maxRestarts = 3;
/** ms without an answer after which the local copy is shown. */
const showFromDeviceAfterMs = 3_000;
/** ms without a change in another tab after which this tab reads what the other one has stored. */
const readOtherTabsAfterMs = 1_000;

/** An open document, and the one owner of its state (document-state.ts). Made and destroyed by open-documents.ts. */
export class LiveDocument {
  private readonly rescue: TextRescue;
  private readonly viewStore = new ViewStore((previous) =>
    deriveView(this.connection, this.facts, this.saveState(), previous),
  );
  private readonly size = new SizeLimit(() => collectedSize(this.connection.doc));
  private readonly facts = unopenedFacts();
  private connection: DocumentConnection;
  private restarts = 0;
  private hadDigestMismatch = false;
  /** Runs from when another tab stored something until that is read. When a newer timer has replaced it, there is more to read. */
  private otherTabsTimer: ReturnType<typeof setTimeout> | null = null;
  private readonly unregisterCounter: () => void;

  constructor(readonly room: Room) {
    this.rescue = new TextRescue(room);
    this.connection = this.createConnection();
    this.unregisterCounter = registerUnsentCounter(
      this,
      () => this.countUnsentWords(),
      () => (this.isOnDevice ? 0 : this.countUnsentWords()),
    );
  }

  subscribe = (onChange: () => void): (() => void) => this.viewStore.subscribe(onChange);

  view = (): DocumentView => this.viewStore.current;

  /** Call once. */
  start(): void {
    window.addEventListener("offline", this.reconnect);
    window.addEventListener("online", this.reconnect);
    void this.open(this.connection);
  }

  destroy(): void {
    const wasStopped = this.facts.state.is === "stopped";
    this.facts.state = { is: "destroyed" };
    if (!wasStopped && !this.isOnDevice && this.mayHaveOwnWords) void this.rescue.setAsideFromPage(this.readText());
    window.removeEventListener("offline", this.reconnect);
    window.removeEventListener("online", this.reconnect);
    this.forgetOtherTabs();
    this.unregisterCounter();
    destroyConnection(this.connection);
    this.viewStore.clear();
  }

  /** Whether anything typed here is not known to be durable. */
  get isDirty(): boolean {
    return this.facts.isDirty;
  }

  /** Whether what is typed is stored on this device. */
  get isOnDevice(): boolean {
    return this.connection.copy?.isStoring ?? false;
  }

  /** Resolves to true once all that was typed here is durable, to false after `ms` or as soon as there is no connection (R6). */
  whenSaved(ms: number): Promise<boolean> {
    return whenSaved({ state: () => this.saveState(), subscribe: this.subscribe }, ms);
  }

  countUnsentWords(): number {
    return this.facts.isDirty ? countUnsentWords(this.connection) : 0;
  }

  /** Whether this many more bytes fit (R12). */
  hasRoom(bytes: number): boolean {
    return this.size.hasRoom(bytes);
  }

  /** Binds a `<textarea>` to a field of the document as it is now. @returns how to unbind it */
  bind(area: HTMLTextAreaElement, field: string, events: TextareaEvents): () => void {
    return bindTextarea(area, this, this.connection.doc.getText(field), field, events);
  }

  /** Sets which field this user is in, and where, as others see it; null when in none. */
  setCursor(where: FieldSelection | null): void {
    const { doc, provider } = this.connection;
    setOwnCursor(doc, provider.awareness, where);
  }

  private createConnection(): DocumentConnection {
    const connection = createConnection(this.room, (event) => {
      if (this.isCurrent(connection)) this.handle(event);
    });
    return connection;
  }

  private isCurrent(connection: DocumentConnection): boolean {
    return this.connection === connection && this.facts.state.is !== "destroyed";
  }

  private handle(event: ConnectionEvent): void {
    const next = this.record(event);
    if (next !== null && this.facts.state.is === "live") {
      if ("stop" in next) this.stop(next.stop);
      else this.startAfresh();
    }
    this.viewStore.refresh();
  }

  /** Records what has happened. @returns the state that it leads to, if the document is live */
  private record(event: ConnectionEvent): NextState | null {
    const { connection, facts } = this;
    switch (event.is) {
      case "changed":
        return null;
      case "opened":
        facts.hasEverOpened = true;
        return null;
      case "synced":
        this.size.set(event.size);
        connection.copy?.recordInSync(connection.mayWrite);
        return null;
      case "grew":
        this.size.add(event.bytes);
        if (!event.typedHere) return null;
        facts.isDirty = true;
        connection.copy?.recordUnsent(connection.doc.clientID, connection.ledger.savedClock);
        return null;
      case "saved":
        this.recordAllSaved();
        return null;
      case "accepted": {
        const next = this.changeAccess(event.mayWrite);
        if (next === null) void this.readOtherTabs(connection).then(event.send);
        return next;
      }
      case "throttled":
        this.showThrottled(event.seconds);
        return null;
      case "otherUser":
        return { stop: "someone-else" };
      case "digestMismatch":
        // Only once: if the document, fresh from the server, differs again, starting afresh does not repair it (R9).
        if (this.hadDigestMismatch) return null;
        this.hadDigestMismatch = true;
        return this.afterFault();
      case "unanswered":
        this.showFromDevice();
        return null;
      case "refused":
        return connection.ledger.isOpen ? null : { stop: event.why };
      case "closed": {
        const next = closeCodeMeaning(event.code);
        return next !== null && "startAfresh" in next ? this.afterFault() : next;
      }
      case "otherTabStored":
        this.readOtherTabsLater();
        return null;
      case "otherTabsRead":
        if (!event.isUnsent) return null;
        facts.isDirty = true;
        return connection.mayWrite ? null : { startAfresh: true };
    }
  }

  /** Connects only once the local copy, if there is to be one, is in the document, so that the answer to the server's step 1 contains it (R6). */
  private async open(connection: DocumentConnection, { withCopy } = { withCopy: true }): Promise<void> {
    const { studentId } = this.room;
    const name = studentId === undefined || !withCopy ? null : copyName(studentId, this.room);
    const copy =
      name === null ? null : await openCopyOf(connection, name, (text) => this.rescue.setAsideCopy(name, text));
    if (!this.isCurrent(connection)) return void copy?.close();
    if (copy !== null && attachCopy(connection, copy)) this.facts.isDirty = true;
    // A page that may only read can't send unsent text.
    if (!connection.mayWrite && this.facts.isDirty) return this.startAfresh();
    this.facts.state = { is: "live" };
    connection.reconnector.connect();
    if (!navigator.onLine) connection.tell({ is: "unanswered" });
    else setTimeout(() => connection.tell({ is: "unanswered" }), showFromDeviceAfterMs);
  }

  /** Reconnects when the browser has lost its network, or has it back. */
  private readonly reconnect = (): void => {
    if (this.facts.state.is !== "live") return;
    disconnect(this.connection);
    this.connection.reconnector.reconnectNow();
  };

  /** While the server does not answer, the page shows the local copy. It may be written in if the server allowed that when it last answered. */
  private showFromDevice(): void {
    const { copy, provider } = this.connection;
    const mayWriteBefore = copy?.initialMetadata.mayWrite ?? null;
    if (!provider.synced && mayWriteBefore !== null) this.facts.isShownFromDevice = true;
  }

  private recordAllSaved(): void {
    // Another tab's unsent mark also stands for text that this page has not read yet.
    if (this.facts.isBehindOtherTabs) return;
    this.facts.isDirty = false;
    recordAllSaved(this.connection);
  }

  /**
   * Loads what the student's other tabs have stored in the copy: before a socket's first frame, and after a tab has announced that it stored
   * something (R6).
   */
  private async readOtherTabs(connection: DocumentConnection): Promise<void> {
    const isUnsent = await loadFromOtherTabs(connection);
    connection.tell({ is: "otherTabsRead", isUnsent });
  }

  /** Another tab has stored something, which is read once that tab pauses: what that tab sends itself has arrived from the server by then. */
  private readOtherTabsLater(): void {
    const { connection, facts } = this;
    if (facts.state.is !== "live") return;
    this.forgetOtherTabs();
    const timer = setTimeout(() => {
      void this.readOtherTabs(connection).then(() => {
        if (this.otherTabsTimer !== timer) return;
        this.forgetOtherTabs();
        if (connection.ledger.isSaved) this.recordAllSaved();
        this.viewStore.refresh();
      });
    }, readOtherTabsAfterMs);
    this.otherTabsTimer = timer;
    facts.isBehindOtherTabs = true;
  }

  private forgetOtherTabs(): void {
    if (this.otherTabsTimer !== null) clearTimeout(this.otherTabsTimer);
    this.otherTabsTimer = null;
    this.facts.isBehindOtherTabs = false;
  }

  /** From now on the server drops, or accepts, what is written here (R11). */
  private changeAccess(mayWrite: boolean): NextState | null {
    if (mayWrite === this.connection.mayWrite) return null;
    this.connection.mayWrite = mayWrite;
    this.connection.copy?.recordInSync(mayWrite);
    // The server's document lacks the text that it dropped: the page shows that document, and offers the text.
    return !mayWrite && this.facts.isDirty ? { startAfresh: true } : null;
  }

  /** Shown a little longer than the throttling lasts, since the next text may be throttled too (R12). */
  private showThrottled(seconds: number): void {
    const ms = (seconds + 2) * 1000;
    this.facts.throttledUntil = performance.now() + ms;
    setTimeout(() => this.viewStore.refresh(), ms + 100);
  }

  /** Starts afresh, unless that has failed too often to repair anything (R3c). */
  private afterFault(): NextState {
    this.restarts += 1;
    return this.restarts > maxRestarts ? { stop: "broken" } : { startAfresh: true };
  }

  private stop(why: StopReason): void {
    this.facts.state = { is: "stopped", why };
    disconnect(this.connection);
    this.rescue.isSignedOut = why === "signed-out";
    // The same student will sign in again, or close other tabs, and find the text in the document.
    const comesBack = why === "signed-out" || why === "someone-else" || why === "too-many";
    if (!comesBack || !this.isOnDevice) void this.leave(why).then(() => this.viewStore.refresh());
  }

  /** Deletes the copy once its text is proved to be stored, or was set aside (R14). */
  private async leave(why: StopReason): Promise<void> {
    if (!this.mayHaveOwnWords) return;
    const leaving = this.rescue.leave(this.connection.copy, this.readText(), why === "not-yours");
    // Words of which the device has no copy are set aside by now, and counted as set-aside text.
    if (this.isOnDevice) await leaving;
    this.facts.isDirty = false;
    await leaving;
  }

  /** Sets aside what is not proved to be stored, and loads the document anew from the server, under a new client id (R3c). */
  private startAfresh(): void {
    const left = this.connection;
    const leaving = this.rescue.leave(left.copy, this.readText());
    this.facts.state = { is: "opening" };
    this.facts.isDirty = false;
    this.facts.isShownFromDevice = false;
    this.forgetOtherTabs();
    const connection = (this.connection = this.createConnection());
    destroyConnection(left);
    // A copy that had to stay is not loaded again, because its content can't be merged.
    void leaving.then((isCopyGone) => this.open(connection, { withCopy: isCopyGone }));
    this.viewStore.refresh();
  }

  /** Whether the student may have written any of the text on this device. A page that only reads has no words that could be missing. */
  private get mayHaveOwnWords(): boolean {
    const { mayWrite, copy } = this.connection;
    return this.room.access === "write" || mayWrite || copy !== null || this.facts.isDirty;
  }

  private readText(): CopyText {
    return readCopyText(this.connection.doc, this.facts.isDirty ? unsentClocks(this.connection) : new Map());
  }

  private saveState(): SaveState {
    return deriveSaveState(this.connection, this.facts, () => this.countUnsentWords());
  }
}
