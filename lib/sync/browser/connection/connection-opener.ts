import { listDatabases } from "@/lib/sync/browser/local-copies/copy-names";
import { copyName } from "@/lib/sync/format/browser-storage";
import { attachCopy, loadFromOtherTabs } from "@/lib/sync/browser/local-copies/attach-copy";
import { openLocalCopy } from "@/lib/sync/browser/local-copies/local-copy";
import type { TextRescue } from "@/lib/sync/browser/local-copies/text-rescue";
import type { DocumentFacts } from "./derive-save-state";
import { disconnect, type DocumentConnection } from "./document-connection";
import type { Room } from "./room";

/** ms without an answer after which the local copy is shown. */
const showFromDeviceAfterMs = 3_000;
/** ms without a change in another tab after which this tab reads what the other one has stored. */
const readOtherTabsAfterMs = 1_000;

/** What the opener needs of its document. */
export interface OpenedDocument {
  room: Room;
  rescue: TextRescue;
  facts: DocumentFacts;
  connection: () => DocumentConnection;
  isDestroyed: () => boolean;
  refresh: () => void;
  startAfresh: () => void;
  /** All text of this page, and all that it has read of other tabs, is durable. */
  recordAllSaved: () => void;
}

/** Opens a document's connections: first the local copy, then the socket. Reconnects when the browser's network is lost or back. */
export class ConnectionOpener {
  private readonly document: OpenedDocument;
  /** Whether the socket may connect: the local copy is loaded, or there is none (R6). */
  private mayConnect = false;
  /** Runs from when another tab stored something until that is read. When a newer timer has replaced it, there is more to read. */
  private readTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(document: OpenedDocument) {
    this.document = document;
  }

  /** Starts to follow the browser's network. */
  start(): void {
    window.addEventListener("offline", this.reconnect);
    window.addEventListener("online", this.reconnect);
  }

  stop(): void {
    window.removeEventListener("offline", this.reconnect);
    window.removeEventListener("online", this.reconnect);
    this.forgetOtherTabs();
  }

  /** Forbids connecting until `open`, because the current connection is about to be replaced. */
  forbidConnecting(): void {
    this.mayConnect = false;
    this.forgetOtherTabs();
  }

  /** Connects only once the local copy, if there is to be one, is in the document, so that the answer to the server's step 1 contains it (R6). */
  async open(connection: DocumentConnection, { withCopy } = { withCopy: true }): Promise<void> {
    const { room, rescue, facts, refresh, startAfresh } = this.document;
    const { studentId } = room;
    const name = studentId === undefined || !withCopy ? null : copyName(studentId, room);
    // A document that is only read gets no copy, but an earlier page may have written in it and left one.
    if (name !== null && (connection.mayWrite || (await listDatabases()).includes(name))) {
      const copy = await openLocalCopy({
        name,
        doc: connection.doc,
        onDamaged: (text) => rescue.setAsideCopy(name, text),
        onLost: refresh,
        onOtherTab: () => this.readOtherTabsLater(connection),
      });
      if (!this.isCurrent(connection)) return void copy?.close();
      if (copy !== null && attachCopy(connection, copy)) facts.isDirty = true;
    }
    // A page that may only read can't send unsent text.
    if (!connection.mayWrite && facts.isDirty) return startAfresh();
    this.mayConnect = true;
    connection.reconnector.connect();
    if (!navigator.onLine) this.showFromDevice(connection);
    else setTimeout(() => this.showFromDevice(connection), showFromDeviceAfterMs);
  }

  /** While the server does not answer, the page shows the local copy. It may be written in if the server allowed that when it last answered. */
  showFromDevice(connection: DocumentConnection): void {
    const mayWriteBefore = connection.copy?.initialMetadata.mayWrite ?? null;
    if (!this.isCurrent(connection) || connection.provider.synced || mayWriteBefore === null) return;
    this.document.facts.isShownFromDevice = true;
    this.document.refresh();
  }

  /**
   * Loads what the student's other tabs have stored in the copy: before a socket's first frame, and after a tab has announced that it stored
   * something (R6).
   */
  async readOtherTabs(connection: DocumentConnection): Promise<void> {
    const { facts, startAfresh } = this.document;
    const isUnsent = await loadFromOtherTabs(connection);
    if (!isUnsent || !this.isCurrent(connection)) return;
    facts.isDirty = true;
    if (!connection.mayWrite) startAfresh();
  }

  /** Another tab has stored something, which is read once that tab pauses: what that tab sends itself has arrived from the server by then. */
  private readOtherTabsLater(connection: DocumentConnection): void {
    const { facts, refresh, recordAllSaved } = this.document;
    if (!this.isCurrent(connection) || facts.stopReason !== null) return;
    this.forgetOtherTabs();
    const timer = setTimeout(() => {
      void this.readOtherTabs(connection).then(() => {
        if (this.readTimer !== timer) return;
        this.forgetOtherTabs();
        if (connection.ledger.isSaved) recordAllSaved();
        refresh();
      });
    }, readOtherTabsAfterMs);
    this.readTimer = timer;
    facts.isBehindOtherTabs = true;
    refresh();
  }

  private forgetOtherTabs(): void {
    if (this.readTimer !== null) clearTimeout(this.readTimer);
    this.readTimer = null;
    this.document.facts.isBehindOtherTabs = false;
  }

  private isCurrent(connection: DocumentConnection): boolean {
    return this.document.connection() === connection && !this.document.isDestroyed();
  }

  /** Reconnects when the browser has lost its network, or has it back, but not before the first connection was allowed (R6). */
  private readonly reconnect = (): void => {
    if (this.document.facts.stopReason !== null || !this.mayConnect) return;
    disconnect(this.document.connection());
    this.document.connection().reconnector.reconnectNow();
  };
}
