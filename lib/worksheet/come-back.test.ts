import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { HistoryReader, runsAt } from "./history";
import { bringBack, takeBack } from "./restore";
import type { StoredRow } from "./stored-rows";

const roots = ["title", "scenario"];
const names = ["a", "b", "c"] as const;

/** A page with its own undo, as students have it. */
class Page {
  readonly doc = new Y.Doc();
  readonly undo: Y.UndoManager;
  readonly frames: Uint8Array[] = [];

  constructor(client: number) {
    this.doc.clientID = client;
    this.undo = new Y.UndoManager(roots.map((root) => this.doc.getText(root)), { trackedOrigins: new Set([this]), captureTimeout: 0 });
    this.doc.on("update", (update: Uint8Array, origin: unknown) => origin === "heard" || this.frames.push(update));
  }

  edit(change: (text: (root: string) => Y.Text) => void): void {
    this.doc.transact(() => change((root) => this.doc.getText(root)), this);
  }
}

/** What the server has stored, and what it knows of restores. */
class Store {
  readonly rows: StoredRow[] = [];
  readonly restores = new Map<string, number>();

  add(author: string, bytes: Uint8Array, writer = "w"): void {
    this.rows.push({ writer, n: this.rows.length + 1, author, carried: false, time: this.rows.length + 1, bytes });
  }

  restore(author: string, count: number): boolean {
    const { update } = bringBack(this.rows, count, roots);
    if (update === null) return false;
    const writer = `restore ${this.rows.length}`;
    this.restores.set(writer, this.rows[count - 1]?.time ?? 0);
    this.add(author, update, writer);
    return true;
  }

  undoRestore(author: string): void {
    const at = this.rows.findLastIndex(({ writer }) => this.restores.has(writer));
    const update = at === -1 ? null : takeBack(this.rows, at, roots).update;
    if (update !== null) this.add(author, update, `undo ${this.rows.length}`);
  }

  /** `[author, text]` of the runs. */
  said(root = "title"): [string | undefined, string][] {
    const reader = new HistoryReader(roots, this.restores);
    for (const row of this.rows) reader.add(row);
    const history = reader.finish();
    return runsAt(history.fields[root] ?? [], this.rows.length).map(({ author, text }) => [history.authors[author], text]);
  }
}

function cast() {
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

const step = fc.record({
  who: fc.nat(2),
  does: fc.constantFrom("type", "type", "delete", "replace", "undo", "undo", "redo", "send together", "restore", "undo restore"),
  /** Sends what it has, and hears of the others, before it does anything. */
  isOnline: fc.boolean(),
  root: fc.nat(1),
  at: fc.nat(40),
  length: fc.integer({ min: 1, max: 12 }),
});

describe("T13: whose words come back", () => {
  it("T13: a deletion of a team-mate's whole text that is undone leaves it the team-mate's, also when it is deleted and undone again, and redone", () => {
    const { store, pages, edit, undo, hear, send } = cast();
    edit(0, (title) => title.insert(0, "The camera sees "));
    edit(0, (title) => title.insert(16, "faces."));
    edit(1, (title) => title.delete(0, 22));
    undo(1);
    expect(store.said()).toEqual([["a", "The camera sees faces."]]);
    edit(2, (title) => title.delete(4, 7));
    undo(2);
    hear(1);
    pages[1]?.undo.redo();
    send(1);
    undo(1);
    expect(store.said().map(([author]) => author)).toEqual(["a"]);
  });

  it("T13: words typed after what came back are their typist's, sent one by one or together", () => {
    for (const together of [false, true]) {
      const { store, pages, edit, hear, send } = cast();
      edit(0, (title) => title.insert(0, "faces"));
      hear(1);
      const page = pages[1];
      page?.edit((text) => text("title").delete(0, 5));
      page?.undo.undo();
      for (const letter of "fa") page?.edit((text) => text("title").insert(text("title").length, letter));
      if (!together) send(1);
      else if (page !== undefined) store.add("b", Y.encodeStateAsUpdate(page.doc));
      expect(store.said()).toEqual([["a", "faces"], ["b", "fa"]]);
    }
  });

  it("T13: what came back and was changed before it was sent, or is sent once more by another, stays its first writer's", () => {
    const { store, pages, edit, hear } = cast();
    edit(0, (title) => title.insert(0, "The camera sees"));
    hear(1);
    const page = pages[1];
    page?.edit((text) => text("title").delete(0, 15));
    page?.undo.undo();
    page?.edit((text) => text("title").delete(4, 7));
    for (const at of [1, 2]) {
      hear(at);
      store.add(names[at] ?? "", Y.encodeStateAsUpdate(pages[at]?.doc ?? new Y.Doc()));
    }
    edit(0, (title) => title.delete(0, 1));
    pages[0]?.undo.undo();
    store.add("a", Y.encodeStateAsUpdate(pages[0]?.doc ?? new Y.Doc()));
    expect(store.said()).toEqual([["a", "The sees"]]);
  });

  it("T13: whoever writes over what was deleted, or types the same again there or elsewhere, writes their own, and takes nothing from its first writer", () => {
    const { store, edit } = cast();
    edit(0, (title) => title.insert(0, "that is"));
    edit(1, (title) => title.delete(0, 4));
    for (const [at, letter] of [..."this"].entries()) edit(1, (title) => title.insert(at, letter));
    expect(store.said()).toEqual([["b", "this"], ["a", " is"]]);
    edit(1, (title) => title.insert(title.length, " that"));
    expect(store.said()).toEqual([["b", "this"], ["a", " is"], ["b", " that"]]);
    edit(2, (title) => title.delete(0, 4));
    edit(2, (title) => title.insert(0, "this"));
    expect(store.said()).toEqual([["c", "this"], ["a", " is"], ["b", " that"]]);
  });

  it("T13: a version that is brought back names who wrote its words, though another pressed, and so does undoing that; of equal words the nearest counts", () => {
    const { store, edit } = cast();
    edit(0, (title) => title.insert(0, "one two "));
    edit(1, (title) => title.insert(8, "two three"));
    edit(2, (title) => title.delete(0, 17));
    edit(2, (title) => title.insert(0, "mine"));
    expect(store.restore("c", 2)).toBe(true);
    expect(store.said()).toEqual([["a", "one two "], ["b", "two three"]]);
    store.undoRestore("a");
    expect(store.said()).toEqual([["c", "mine"]]);
  });

  it("T13: whatever three type, delete, undo, redo and restore, in any order, offline or not, every letter stays its first writer's", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 12, maxLength: 40 }), (steps) => {
        const { store, pages, send, hear } = cast();
        for (const { who, does, isOnline, root, at, length } of steps) {
          const page = pages[who];
          if (page === undefined) continue;
          if (isOnline) {
            send(who);
            hear(who);
          }
          const letters = (names[who] ?? "").repeat(length);
          const name = roots[root] ?? "title";
          const place = at % (page.doc.getText(name).length + 1);
          const change = (remove: boolean, insert: boolean) =>
            page.edit((text) => {
              if (remove) text(name).delete(place, Math.min(length, text(name).length - place));
              if (insert) text(name).insert(place, letters);
            });
          switch (does) {
            case "type": change(false, true); break;
            case "delete": change(true, false); break;
            case "replace": change(true, true); break;
            case "undo": page.undo.undo(); break;
            case "redo": page.undo.redo(); break;
            case "send together":
              page.frames.splice(0);
              store.add(names[who] ?? "", Y.encodeStateAsUpdate(page.doc));
              break;
            case "restore": if (store.rows.length > 0) store.restore(names[who] ?? "", 1 + (at % store.rows.length)); break;
            case "undo restore": store.undoRestore(names[who] ?? ""); break;
          }
        }
        pages.forEach((_, at) => send(at));
        for (const root of roots) for (const [author, text] of store.said(root)) expect(text.replaceAll(author ?? "", ""), `${author} did not write ${text}`).toBe("");
      }),
      { numRuns: 300 },
    );
  });
});
