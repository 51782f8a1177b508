import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from "y-indexeddb";
import type * as Y from "yjs";
import { within } from "./copy-database";
import { noteCopy, removeDatabase } from "./copy-names";
import { keys, type CopyNotes } from "./copy-metadata";
import type { CopyWords } from "./copy-text";
import { inspectCopy, type Inspected } from "./inspect-copy";

interface CopyOptions {
  name: string;
  doc: Y.Doc;
  /** The copy could not be read whole; this is what could. It is thrown away once this is done. */
  onDamaged: (words: CopyWords) => Promise<void>;
  /** Nothing more is kept: it was cleared, or the device has no room. */
  onLost: () => void;
}

/**
 * Loads what this device has of a document into it, and keeps it there from then on (R6: before it is connected). Never fails: null
 * where there is no storage, or none that answers.
 */
export async function openCopy({ name, doc, onDamaged, onLost }: CopyOptions): Promise<DeviceCopy | null> {
  if (typeof indexedDB === "undefined") return null;
  try {
    const found = await within(inspectCopy(name));
    if (found.damaged) {
      await onDamaged(found.words);
      await removeDatabase(name);
    }
    noteCopy(name);
    const persistence = new IndexeddbPersistence(name, doc);
    try {
      await within(persistence.whenSynced);
    } catch (late) {
      void persistence.destroy();
      throw late;
    }
    return persistence.db === null
      ? null
      : new DeviceCopy(
          persistence,
          persistence.db,
          found.damaged ? { rows: 0, notes: { unsent: new Map(), wrote: new Map(), mayWrite: null } } : found,
          onLost,
        );
  } catch {
    return null;
  }
}

/** A document's copy on this device: y-indexeddb keeps the text, and beside it stands what is not known to be durable. */
export class DeviceCopy {
  /** As it was found. */
  readonly found: CopyNotes;
  readonly #persistence: IndexeddbPersistence;
  readonly #db: IDBDatabase;
  readonly #onLost: () => void;
  #kept = true;
  /** Of the text, as they were counted last and have been added since. */
  #rows: number;
  #trimming: ReturnType<typeof setTimeout> | undefined;
  /** From which clock on it says that this page's own words are unsent. */
  #noted: number | null = null;
  #noting: ReturnType<typeof setTimeout> | null = null;
  /** What is to be noted once `#noting` is over. */
  #next: (() => void) | null = null;

  constructor(
    persistence: IndexeddbPersistence,
    db: IDBDatabase,
    { notes, rows }: Pick<Inspected, "notes" | "rows">,
    onLost: () => void,
  ) {
    this.#persistence = persistence;
    this.#db = db;
    this.found = notes;
    this.#onLost = onLost;
    this.#rows = rows;
    persistence.doc.off("update", persistence._storeUpdate);
    persistence.doc.on("update", this.#store);
    // Cleared in another tab or by signing out; by the browser; no room.
    db.onversionchange = db.onclose = db.onabort = () => this.#lose();
  }

  /** Whether what is typed from now on is kept. */
  get kept(): boolean {
    return this.#kept;
  }

  /** This page's own words from that clock on are not known to be durable. Said with each change; written at once where it is news, and else once a second. */
  noteUnsent(clientId: number, fromClock: number): void {
    const note = () => {
      this.#noted = fromClock;
      this.#write((notes) => notes.put(fromClock, keys.unsent(clientId)));
    };
    if (this.#noted === fromClock) return this.#later(note);
    note();
    this.#later(null);
  }

  /** All that these have written, up to their clocks, is durable. */
  noteSaved(wrote: ReadonlyMap<number, number>): void {
    this.#later(() => {
      this.#noted = null;
      this.noteWrote(wrote);
      this.#write((notes) => wrote.forEach((_, id) => notes.delete(keys.unsent(id))));
    });
  }

  /** R3b: these wrote up to their clocks themselves. */
  noteWrote(wrote: ReadonlyMap<number, number>): void {
    for (const [id, clock] of wrote) if (clock > 0) this.#write((notes) => notes.put(clock, keys.wrote(id)));
  }

  /** It is what the server has, but for what is unsent; and whether the server takes more from here. */
  noteInSync(mayWrite: boolean): void {
    this.#write((notes) => notes.put(mayWrite, keys.mayWrite));
  }

  /** Keeps what is there, and nothing more. */
  close(): Promise<void> {
    this.#next?.();
    this.#kept = false;
    if (this.#noting !== null) clearTimeout(this.#noting);
    clearTimeout(this.#trimming);
    this.#persistence.doc.off("update", this.#store);
    return this.#persistence.destroy();
  }

  get name(): string {
    return this.#persistence.name;
  }

  /** Only once its words are stored, or put aside. */
  async remove(): Promise<void> {
    await this.close();
    await removeDatabase(this.#persistence.name);
  }

  /** In place of what was to be noted. */
  #later(note: (() => void) | null): void {
    this.#next = note;
    this.#noting ??= setTimeout(() => {
      this.#noting = null;
      this.#next?.();
      this.#next = null;
    }, noteEvery);
  }

  #write(act: (notes: IDBObjectStore) => void): void {
    this.#writeTo("custom", act);
  }

  #writeTo(store: "updates" | "custom", act: (store: IDBObjectStore) => void): void {
    if (!this.#kept) return;
    try {
      const writing = this.#db.transaction(store, "readwrite");
      act(writing.objectStore(store));
      // At once: a page that is killed in the next moment has said it all. Safari before 15 has it commit by itself.
      (writing as Partial<IDBTransaction>).commit?.();
    } catch {
      this.#lose();
    }
  }

  /** In place of y-indexeddb's own, which throws at whoever types when the browser has just closed the database, and commits only after the browser has answered. */
  readonly #store = (update: Uint8Array, origin: unknown): void => {
    if (!this.#kept || origin === this.#persistence) return;
    this.#writeTo("updates", (updates) => updates.add(update));
    if (++this.#rows < PREFERRED_TRIM_SIZE) return;
    clearTimeout(this.#trimming);
    this.#trimming = setTimeout(() => {
      this.#rows = 0;
      void storeState(this.#persistence, false);
    }, trimAfter);
  };

  #lose(): void {
    if (!this.#kept) return;
    void this.close();
    this.#onLost();
  }
}

/** ms */
const noteEvery = 1_000;
const trimAfter = 1_000;
