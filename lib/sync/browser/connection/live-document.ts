import { bindTextarea, type TextareaEvents } from "@/lib/sync/browser/text/bind-textarea";
import { recordAllSaved } from "@/lib/sync/browser/local-copies/attach-copy";
import { readCopyText, type CopyText } from "@/lib/sync/browser/local-copies/copy-text";
import { TextRescue } from "@/lib/sync/browser/local-copies/text-rescue";
import { registerUnsentCounter } from "@/lib/sync/browser/local-copies/unsent-count";
import { ConnectionOpener } from "./connection-opener";
import {
  collectedSize,
  countUnsentWords,
  createConnection,
  destroyConnection,
  disconnect,
  unsentClocks,
  type DocumentConnection,
} from "./document-connection";
import { deriveView } from "./derive-view";
import { ViewStore, type DocumentView } from "./document-view";
import { deriveSaveState, unopenedFacts, whenSaved } from "./derive-save-state";
import { setOwnCursor, type FieldSelection } from "./presence";
import { checkAccess, type Room } from "./room";
import { closeCodeMeaning, type SaveState, type StopReason } from "./save-state";
import { SizeLimit } from "./size-limit";

/** A page that fails to merge more often has a fault that starting afresh does not repair. */
const maxRestarts = 3;

/** An open document. Made and destroyed by open-documents.ts. */
export class LiveDocument {
  readonly room: Room;
  private readonly rescue: TextRescue;
  private readonly viewStore = new ViewStore((previous) =>
    deriveView(this.connection, this.facts, this.state(), previous),
  );
  private readonly size = new SizeLimit(() => collectedSize(this.connection.doc));
  private readonly facts = unopenedFacts();
  private connection: DocumentConnection;
  private restarts = 0;
  private hadDigestMismatch = false;
  private hasStarted = false;
  private isDestroyed = false;
  private readonly opener: ConnectionOpener;
  private readonly unregisterCounter: () => void;

  constructor(room: Room) {
    this.room = room;
    this.rescue = new TextRescue(room);
    this.connection = this.createConnection();
    this.opener = new ConnectionOpener({
      room,
      rescue: this.rescue,
      facts: this.facts,
      connection: () => this.connection,
      isDestroyed: () => this.isDestroyed,
      refresh: () => this.viewStore.refresh(),
      startAfresh: () => this.startAfresh(),
      recordAllSaved: () => this.recordAllSaved(),
    });
    this.unregisterCounter = registerUnsentCounter(
      this,
      () => this.countUnsentWords(),
      () => (this.isOnDevice ? 0 : this.countUnsentWords()),
    );
  }

  subscribe = (onChange: () => void): (() => void) => this.viewStore.subscribe(onChange);

  view = (): DocumentView => this.viewStore.current;

  start(): void {
    if (this.hasStarted) return;
    this.hasStarted = true;
    this.opener.start();
    void this.opener.open(this.connection);
  }

  destroy(): void {
    this.isDestroyed = true;
    if (this.facts.stopReason === null && !this.isOnDevice && this.mayHaveOwnWords)
      void this.rescue.setAsideFromPage(this.readText());
    this.opener.stop();
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
    return whenSaved({ state: () => this.state(), subscribe: this.subscribe }, ms);
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
    const connection = createConnection(this.room, {
      changed: () => this.viewStore.refresh(),
      opened: () => (this.facts.hasEverOpened = true),
      synced: (size) => {
        this.size.set(size);
        connection.copy?.recordInSync(connection.mayWrite);
      },
      grew: (bytes, typedHere) => {
        this.size.add(bytes);
        if (!typedHere) return;
        this.facts.isDirty = true;
        connection.copy?.recordUnsent(connection.doc.clientID, connection.ledger.savedClock);
      },
      allSaved: () => this.recordAllSaved(),
      accessChanged: (mayWrite) => this.changeAccess(mayWrite),
      mayNowSend: () => this.opener.readOtherTabs(connection),
      throttled: (seconds) => this.showThrottled(seconds),
      otherUser: () => this.connection === connection && this.stop("someone-else"),
      digestMismatch: () => this.connection === connection && this.replaceForgery(),
      connectFailed: () => {
        this.opener.showFromDevice(connection);
        void this.stopIfRefused();
      },
      closed: (code) => this.handleClose(code),
    });
    return connection;
  }

  private recordAllSaved(): void {
    // Another tab's unsent mark also stands for text that this page has not read yet.
    if (this.facts.isBehindOtherTabs) return;
    this.facts.isDirty = false;
    recordAllSaved(this.connection);
  }

  /** Starts afresh, but only once: if the document, fresh from the server, differs again, that does not repair it (R9). */
  private replaceForgery(): void {
    if (this.hadDigestMismatch || this.facts.stopReason !== null) return;
    this.hadDigestMismatch = true;
    this.restart();
  }

  private async stopIfRefused(): Promise<void> {
    const connection = this.connection;
    const access = await checkAccess(this.room);
    if (access !== null && access !== "open" && connection === this.connection && !connection.ledger.isOpen)
      this.stop(access);
  }

  private handleClose(code: number): void {
    const meaning = closeCodeMeaning(code);
    if (meaning === null) return;
    if ("stop" in meaning) this.stop(meaning.stop);
    else this.restart();
  }

  /** From now on the server drops, or accepts, what is written here (R11). */
  private changeAccess(mayWrite: boolean): void {
    if (mayWrite === this.connection.mayWrite) return;
    this.connection.mayWrite = mayWrite;
    this.connection.copy?.recordInSync(mayWrite);
    // The server's document lacks the text that it dropped: the page shows that document, and offers the text.
    if (!mayWrite && this.facts.isDirty) this.startAfresh();
    else this.viewStore.refresh();
  }

  /** Shown a little longer than the throttling lasts, since the next text may be throttled too (R12). */
  private showThrottled(seconds: number): void {
    const ms = (seconds + 2) * 1000;
    this.facts.throttledUntil = performance.now() + ms;
    setTimeout(() => this.viewStore.refresh(), ms + 100);
    this.viewStore.refresh();
  }

  private stop(reason: StopReason): void {
    if (this.facts.stopReason !== null) return;
    this.facts.stopReason = reason;
    disconnect(this.connection);
    this.rescue.isSignedOut = reason === "signed-out";
    // The same student will sign in again, or close other tabs, and find the text in the document.
    const comesBack = reason === "signed-out" || reason === "someone-else" || reason === "too-many";
    if (!comesBack || !this.isOnDevice) void this.leave(reason).then(() => this.viewStore.refresh());
    this.viewStore.refresh();
  }

  /** Deletes the copy once its text is proved to be stored, or was set aside (R14). */
  private async leave(reason: StopReason): Promise<void> {
    if (!this.mayHaveOwnWords) return;
    const leaving = this.rescue.leave(this.connection.copy, this.readText(), reason === "not-yours");
    // Words of which the device has no copy are set aside by now, and counted as set-aside text.
    if (this.isOnDevice) await leaving;
    this.facts.isDirty = false;
    await leaving;
  }

  /** Starts afresh, unless that has failed too often to repair anything (R3c). */
  private restart(): void {
    this.restarts += 1;
    if (this.restarts > maxRestarts) this.stop("broken");
    else this.startAfresh();
  }

  /** Sets aside what is not proved to be stored, and loads the document anew from the server, under a new client id (R3c). */
  private startAfresh(): void {
    const leaving = this.rescue.leave(this.connection.copy, this.readText());
    this.facts.isDirty = false;
    this.opener.forbidConnecting();
    destroyConnection(this.connection);
    const connection = (this.connection = this.createConnection());
    this.facts.isShownFromDevice = false;
    // A copy that had to stay is not loaded again, because its content can't be merged.
    void leaving.then((isCopyGone) => this.opener.open(connection, { withCopy: isCopyGone }));
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

  private state(): SaveState {
    return deriveSaveState(this.connection, this.facts, () => this.countUnsentWords());
  }
}
