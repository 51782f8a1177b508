import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from "y-indexeddb";
import type * as Y from "yjs";
import { onUpdate } from "@/components/documents/connection/on-update";
import { withTimeout } from "./copy-database";
import { registerDatabase, removeDatabase } from "./copy-names";
import { keys, type CopyMetadata } from "./copy-metadata";
import type { CopyText } from "./copy-text";
import { inspectCopy, type CopyInspection } from "./inspect-copy";

interface CopyOptions {
  name: string;
  doc: Y.Doc;
  /** The copy is damaged; this text could be read. Resolves to whether the copy may be deleted. */
  onDamaged: (text: CopyText) => Promise<boolean>;
  /** Nothing more is stored: the copy was deleted, or the device is full. */
  onLost: () => void;
}

/**
 * Loads a document's local copy into it, and stores all its changes from then on (R6: before it is connected). Never rejects.
 * @returns null where there is no IndexedDB, or it does not answer, or it has a damaged copy that must stay
 */
export async function openLocalCopy({ name, doc, onDamaged, onLost }: CopyOptions): Promise<LocalCopy | null> {
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
          onLost,
        );
  } catch {
    return null;
  }
}

/** A document's copy on this device: y-indexeddb stores the text, and metadata beside it what is not known to be durable. */
export class LocalCopy {
  /** The metadata as it was before this page. */
  readonly initialMetadata: CopyMetadata;
  readonly #persistence: IndexeddbPersistence;
  readonly #db: IDBDatabase;
  readonly #onLost: () => void;
  #active = true;
  readonly #stopListening: () => void;
  /** Rows of text in the database. */
  #rows: number;
  #trimTimer: ReturnType<typeof setTimeout> | undefined;
  /** The unsent clock of this page that was stored last; null when it was removed. */
  #unsentClock: number | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** What to store when the timer ends. */
  #pending: (() => void) | null = null;

  constructor(
    persistence: IndexeddbPersistence,
    db: IDBDatabase,
    { metadata, rows }: Pick<CopyInspection, "metadata" | "rows">,
    onLost: () => void,
  ) {
    this.#persistence = persistence;
    this.#db = db;
    this.initialMetadata = metadata;
    this.#onLost = onLost;
    this.#rows = rows;
    persistence.doc.off("update", persistence._storeUpdate);
    this.#stopListening = onUpdate(persistence.doc, this.#store);
    // Deleted by another tab or by signing out; by the browser; no space.
    db.onversionchange = db.onclose = db.onabort = () => this.#stopStoring();
  }

  /** Whether what is typed from now on is stored. */
  get isStoring(): boolean {
    return this.#active;
  }

  /** This page's own text from that clock on is not known to be durable. Called with each change; stores a new clock at once, the same one once a second. */
  recordUnsent(clientId: number, fromClock: number): void {
    const record = () => {
      this.#unsentClock = fromClock;
      this.#writeMetadata((store) => store.put(fromClock, keys.unsent(clientId)));
    };
    if (this.#unsentClock === fromClock) return this.#recordLater(record);
    record();
    this.#recordLater(null);
  }

  /** All that these client ids of earlier pages wrote, up to their clocks, is durable. */
  recordSaved(wrote: ReadonlyMap<number, number>): void {
    this.recordWritten(wrote);
    for (const id of wrote.keys()) this.#writeMetadata((store) => store.delete(keys.unsent(id)));
  }

  /** All that this page's client id wrote, up to its clock, is durable. Stored within a second, unless the page types on. */
  recordSavedLater(clientId: number, clock: number): void {
    this.#recordLater(() => {
      this.#unsentClock = null;
      this.recordSaved(new Map([[clientId, clock]]));
    });
  }

  /** R3b: these client ids wrote up to their clocks themselves. */
  recordWritten(wrote: ReadonlyMap<number, number>): void {
    for (const [id, clock] of wrote) if (clock > 0) this.#writeMetadata((store) => store.put(clock, keys.wrote(id)));
  }

  /** The copy has all that the server has. Stores whether this student has write access. */
  recordInSync(mayWrite: boolean): void {
    this.#writeMetadata((store) => store.put(mayWrite, keys.mayWrite));
  }

  /** Stops storing; the copy stays. */
  close(): Promise<void> {
    this.recordNow();
    this.#active = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    clearTimeout(this.#trimTimer);
    this.#stopListening();
    return this.#persistence.destroy();
  }

  get name(): string {
    return this.#persistence.name;
  }

  /** Call only once its text is proved to be stored, or was set aside. */
  async remove(): Promise<void> {
    await this.close();
    await removeDatabase(this.#persistence.name);
  }

  /** Replaces what was to be stored when the timer ends. */
  #recordLater(record: (() => void) | null): void {
    this.#pending = record;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.recordNow();
    }, recordEveryMs);
  }

  /** Stores what waits for the timer. When that fails the copy is closed, which comes here again: nothing waits by then. */
  recordNow(): void {
    const record = this.#pending;
    this.#pending = null;
    record?.();
  }

  #writeMetadata(act: (store: IDBObjectStore) => void): void {
    this.#writeTo("custom", act);
  }

  #writeTo(store: "updates" | "custom", act: (store: IDBObjectStore) => void): void {
    if (!this.#active) return;
    try {
      // Relaxed: it need not wait for the disk, since what it has to outlive is the page.
      const writing = this.#db.transaction(store, "readwrite", { durability: "relaxed" });
      act(writing.objectStore(store));
      // Committed at once, since the page may be killed in the next moment. Safari before 15 has no `commit`.
      (writing as Partial<IDBTransaction>).commit?.();
    } catch {
      this.#stopStoring();
    }
  }

  /** Replaces y-indexeddb's own listener, which throws while typing when the browser has just closed the database, and commits only after the browser has answered. */
  readonly #store = (update: Uint8Array, origin: unknown): void => {
    if (!this.#active || origin === this.#persistence) return;
    this.#writeTo("updates", (updates) => updates.add(update));
    if (++this.#rows < PREFERRED_TRIM_SIZE) return;
    clearTimeout(this.#trimTimer);
    this.#trimTimer = setTimeout(() => {
      this.#rows = 0;
      void storeState(this.#persistence, false);
    }, trimAfterMs);
  };

  #stopStoring(): void {
    if (!this.#active) return;
    this.#pending = null;
    void this.close();
    this.#onLost();
  }
}

const recordEveryMs = 1_000;
const trimAfterMs = 1_000;
