import { fetchUpdates, IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from "y-indexeddb";
import type * as Y from "yjs";
import { onUpdate } from "@/lib/sync/browser/connection/on-update";
import { withTimeout } from "./copy-database";
import { registerDatabase, removeDatabase } from "./copy-names";
import { keys, readMetadata, type CopyMetadata } from "./copy-metadata";
import type { CopyText } from "./copy-text";
import { inspectCopy, type CopyInspection } from "./inspect-copy";

interface CopyOptions {
  name: string;
  doc: Y.Doc;
  /** The copy is damaged; this text could be read. Resolves to whether the copy may be deleted. */
  onDamaged: (text: CopyText) => Promise<boolean>;
  /** Nothing more is stored: the copy was deleted, or the device is full. */
  onLost: () => void;
  /** Another tab of the student has stored what was typed there. */
  onOtherTab: () => void;
}

/**
 * Loads a document's local copy into it, and stores all its changes from then on (R6: before it is connected). Never rejects.
 * @returns null where there is no IndexedDB, or it does not answer, or it has a damaged copy that must stay
 */
export async function openLocalCopy({ name, doc, onDamaged, ...events }: CopyOptions): Promise<LocalCopy | null> {
  if (typeof indexedDB === "undefined") return null;
  try {
    const found = await withTimeout(inspectCopy(name));
    if (found.isDamaged) {
      if (!(await onDamaged(found.text))) return null;
      await removeDatabase(name);
    }
    registerDatabase(name);
    const persistence = new IndexeddbPersistence(name, doc);
    try {
      await withTimeout(persistence.whenSynced);
    } catch (late) {
      void persistence.destroy();
      throw late;
    }
    return persistence.db === null
      ? null
      : new LocalCopy(
          persistence,
          persistence.db,
          found.isDamaged ? { rows: 0, metadata: { unsent: new Map(), wrote: new Map(), mayWrite: null } } : found,
          events,
        );
  } catch {
    return null;
  }
}

/** A document's copy on this device: y-indexeddb stores the text, and metadata beside it tells which text is not known to be durable. */
export class LocalCopy {
  /** The metadata as it was before this page. */
  readonly initialMetadata: CopyMetadata;
  private readonly persistence: IndexeddbPersistence;
  private readonly db: IDBDatabase;
  private readonly onLost: () => void;
  /** The channel to the student's other tabs that have this copy open. null in Safari before 15.4. */
  private readonly otherTabs: BroadcastChannel | null;
  private active = true;
  private readonly stopListening: () => void;
  /** Rows of text in the database. */
  private rows: number;
  private trimTimer: ReturnType<typeof setTimeout> | undefined;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** What to store when the timer ends. */
  private pending: (() => void) | null = null;

  constructor(
    persistence: IndexeddbPersistence,
    db: IDBDatabase,
    { metadata, rows }: Pick<CopyInspection, "metadata" | "rows">,
    { onLost, onOtherTab }: Pick<CopyOptions, "onLost" | "onOtherTab">,
  ) {
    this.persistence = persistence;
    this.db = db;
    this.initialMetadata = metadata;
    this.onLost = onLost;
    this.rows = rows;
    this.otherTabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(persistence.name);
    if (this.otherTabs !== null) this.otherTabs.onmessage = onOtherTab;
    persistence.doc.off("update", persistence._storeUpdate);
    this.stopListening = onUpdate(persistence.doc, this.store);
    // In this order: deleted by another tab or by signing out; closed by the browser; no space.
    db.onversionchange = db.onclose = db.onabort = () => this.stopStoring();
  }

  /** Whether what is typed from now on is stored. */
  get isStoring(): boolean {
    return this.active;
  }

  /**
   * Records that this page's own text from that clock on is not known to be durable. Called with each change; notifies the other tabs, which may have
   * to send what this tab stores.
   */
  recordUnsent(clientId: number, fromClock: number): void {
    if (!this.active) return;
    this.otherTabs?.postMessage(null);
    this.pending = null;
    this.writeMetadata((store) => store.put(fromClock, keys.unsent(clientId)));
  }

  /** Records that all that these client ids of earlier pages wrote, up to their clocks, is durable. */
  recordSaved(wrote: ReadonlyMap<number, number>): void {
    this.recordWritten(wrote);
    for (const id of wrote.keys()) this.writeMetadata((store) => store.delete(keys.unsent(id)));
  }

  /** Records that all that this page's client id wrote, up to its clock, is durable. Stored within a second, unless the page types on. */
  recordSavedLater(clientId: number, clock: number): void {
    this.pending = () => this.recordSaved(new Map([[clientId, clock]]));
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.recordNow();
    }, recordAfterMs);
  }

  /** Records that these client ids wrote up to their clocks themselves (R3b). */
  recordWritten(wrote: ReadonlyMap<number, number>): void {
    for (const [id, clock] of wrote) if (clock > 0) this.writeMetadata((store) => store.put(clock, keys.wrote(id)));
  }

  /** Records that the copy has all that the server has, and whether this student has write access. */
  recordInSync(mayWrite: boolean): void {
    this.writeMetadata((store) => store.put(mayWrite, keys.mayWrite));
  }

  /**
   * Loads into the document what other tabs have stored since this tab read last.
   * @returns by client id of any tab: from which clock on its text is not known to be durable @throws when the copy can't be read
   */
  async readOtherTabs(): Promise<ReadonlyMap<number, number>> {
    await withTimeout(fetchUpdates(this.persistence));
    return (await withTimeout(readMetadata(this.db))).unsent;
  }

  /** Stops storing; the copy stays. */
  close(): Promise<void> {
    this.recordNow();
    this.active = false;
    this.otherTabs?.close();
    if (this.timer !== null) clearTimeout(this.timer);
    clearTimeout(this.trimTimer);
    this.stopListening();
    return this.persistence.destroy();
  }

  get name(): string {
    return this.persistence.name;
  }

  /** Call only once its text is proved to be stored, or was set aside. */
  async remove(): Promise<void> {
    await this.close();
    await removeDatabase(this.persistence.name);
  }

  /** Stores what waits for the timer. When that fails the copy is closed, which calls this again: nothing waits by then. */
  recordNow(): void {
    const record = this.pending;
    this.pending = null;
    record?.();
  }

  private writeMetadata(act: (store: IDBObjectStore) => void): void {
    this.writeTo("custom", act);
  }

  private writeTo(store: "updates" | "custom", act: (store: IDBObjectStore) => void): void {
    if (!this.active) return;
    try {
      // Relaxed: only the page's end has to be outlived, so the transaction need not wait for the disk.
      const writing = this.db.transaction(store, "readwrite", { durability: "relaxed" });
      act(writing.objectStore(store));
      // Committed at once, since the page may be killed in the next moment. Safari before 15 has no `commit`.
      (writing as Partial<IDBTransaction>).commit?.();
    } catch {
      this.stopStoring();
    }
  }

  /** Replaces y-indexeddb's own listener, which throws while typing when the browser has just closed the database, and commits only after the browser has answered. */
  private readonly store = (update: Uint8Array, origin: unknown): void => {
    if (!this.active || origin === this.persistence) return;
    this.writeTo("updates", (updates) => updates.add(update));
    if (++this.rows < PREFERRED_TRIM_SIZE) return;
    clearTimeout(this.trimTimer);
    this.trimTimer = setTimeout(() => {
      this.rows = 0;
      void storeState(this.persistence, false);
    }, trimAfterMs);
  };

  private stopStoring(): void {
    if (!this.active) return;
    this.pending = null;
    void this.close();
    this.onLost();
  }
}

const recordAfterMs = 1_000;
const trimAfterMs = 1_000;
