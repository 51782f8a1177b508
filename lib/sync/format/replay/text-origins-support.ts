import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { HistoryReader, runsAt } from "./history";
import { restoreVersion, undoRow } from "./restore";
import type { ItemId } from "./text-span";
import type { StoredRow } from "@/lib/sync/format/stored-rows";

export const roots = ["title", "scenario"];
export const names = ["a", "b", "c"] as const;

/** A page with its own undo, as students have it. */
export class Page {
  readonly doc = new Y.Doc();
  readonly undo: Y.UndoManager;
  readonly frames: Uint8Array[] = [];

  constructor(client: number) {
    this.doc.clientID = client;
    this.undo = new Y.UndoManager(
      roots.map((root) => this.doc.getText(root)),
      { trackedOrigins: new Set([this]), captureTimeout: 0 },
    );
    this.doc.on("update", (update: Uint8Array, origin: unknown) => origin === "heard" || this.frames.push(update));
  }

  edit(change: (text: (root: string) => Y.Text) => void): void {
    this.doc.transact(() => change((root) => this.doc.getText(root)), this);
  }
}

/** What the server has stored, and what it knows of restores. */
class Store {
  readonly rows: StoredRow[] = [];
  readonly restores = new Map<string, number | null>();
  private readonly undone = new Set<string>();

  add(author: string, bytes: Uint8Array, writer = "w"): void {
    this.rows.push({ writer, n: this.rows.length + 1, author, carried: false, time: this.rows.length + 1, bytes });
  }

  restore(author: string, count: number): boolean {
    const { update } = restoreVersion(this.rows, count, roots);
    if (update === null) return false;
    const writer = `restore ${this.rows.length}`;
    this.restores.set(writer, this.rows[count - 1]?.time ?? 0);
    this.add(author, update, writer);
    return true;
  }

  undoRestore(author: string): void {
    const at = this.rows.findLastIndex(({ writer }) => typeof this.restores.get(writer) === "number");
    const row = this.rows[at];
    if (row === undefined || this.undone.has(row.writer)) return;
    this.undone.add(row.writer);
    const { update } = undoRow(this.rows, at, roots);
    if (update === null) return;
    const writer = `undo ${this.rows.length}`;
    this.restores.set(writer, null);
    this.add(author, update, writer);
  }

  /** The runs, as `[author, text]`. */
  authorRuns(root = "title"): [string | undefined, string][] {
    const reader = new HistoryReader(roots, this.restores);
    for (const row of this.rows) reader.add(row);
    const history = reader.finish();
    return runsAt(history.fields[root] ?? [], this.rows.length).map(({ author, text }) => [
      history.authors[author],
      text,
    ]);
  }
}

export function cast() {
  const store = new Store();
  const pages = names.map((_, at) => new Page(at + 1));
  const send = (at: number) => {
    for (const frame of pages[at]?.frames.splice(0) ?? []) store.add(names[at] ?? "", frame);
  };
  const hear = (at: number) => {
    for (const { bytes } of store.rows) if (pages[at] !== undefined) Y.applyUpdate(pages[at].doc, bytes, "heard");
  };
  const edit = (at: number, change: (title: Y.Text) => void) => {
    hear(at);
    pages[at]?.edit((text) => change(text("title")));
    send(at);
  };
  const undo = (at: number) => {
    hear(at);
    pages[at]?.undo.undo();
    send(at);
  };
  return { store, pages, send, hear, edit, undo };
}

/** One item as an update, between any two ids. */
export function forgedText(id: ItemId, text: string, origin: ItemId | undefined, right: ItemId): Uint8Array {
  const to = encoding.createEncoder();
  const put = (...numbers: number[]) => numbers.forEach((number) => encoding.writeVarUint(to, number));
  put(1, 1, id.client, id.clock);
  encoding.writeUint8(to, 4 | 0x40 | (origin === undefined ? 0 : 0x80)); // a string, with its right and its left neighbour
  if (origin !== undefined) put(origin.client, origin.clock);
  put(right.client, right.clock);
  encoding.writeVarString(to, text);
  put(0); // deletes nothing
  return encoding.toUint8Array(to);
}
