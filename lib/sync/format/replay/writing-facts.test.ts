import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { HistoryReader, type History } from "./history";
import { Page } from "./text-origins-support";
import { restoreVersion } from "./restore";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { momentAt } from "./moment-at";
import { largeInsertions } from "./large-insertions";
import { authorFacts } from "./writing-facts";

const roots = ["title", "scenario"];

/** Rows of pages that receive each other's updates, one every 1,000 ms. */
class Writing {
  readonly rows: StoredRow[] = [];
  readonly restores = new Map<string, number | null>();
  private readonly pages = new Map([
    ["ana", new Page(1)],
    ["ben", new Page(2)],
  ]);

  edit(author: string, change: Parameters<Page["edit"]>[0]): void {
    const page = this.pages.get(author);
    page?.edit(change);
    this.store(author, page?.frames.splice(0) ?? []);
  }

  undo(author: string): void {
    const page = this.pages.get(author);
    page?.undo.undo();
    this.store(author, page?.frames.splice(0) ?? []);
  }

  restore(author: string, count: number): void {
    const { update } = restoreVersion(this.rows, count, roots);
    if (update === null) throw new Error("the version is the same");
    this.restores.set("restore", this.rows[count - 1]?.time ?? 0);
    this.add(author, update, "restore");
  }

  private store(author: string, updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      this.add(author, update, "w");
      for (const [name, page] of this.pages) if (name !== author) Y.applyUpdate(page.doc, update, "heard");
    }
  }

  private add(author: string, bytes: Uint8Array, writer: string): void {
    const n = this.rows.length + 1;
    this.rows.push({ writer, n, author, carried: false, time: n * 1_000, bytes });
  }

  read(): History {
    const reader = new HistoryReader(roots, this.restores);
    for (const row of this.rows) reader.add(row);
    return reader.finish();
  }
}

const long = "word ".repeat(50).trim(); // 249 characters

describe("T12, T13: who wrote how much", () => {
  it("T12i: words by author as they stood at the hand-in, with when each first and last wrote; what came later does not count", () => {
    const writing = new Writing();
    writing.edit("ana", (text) => text("title").insert(0, "The camera"));
    writing.edit("ben", (text) => text("scenario").insert(0, "A clinic buys one."));
    writing.edit("ana", (text) => text("scenario").insert(18, " Then"));
    writing.edit("ben", (text) => text("title").insert(10, " again"));
    const history = writing.read();
    const facts = authorFacts(history, momentAt(history.rows, 3_500));
    expect([...facts].map(([author, own]) => [history.authors[author], own])).toEqual([
      ["ana", { words: 3, first: 1_000, last: 3_000 }],
      ["ben", { words: 4, first: 2_000, last: 2_000 }],
    ]);
  });

  it("T12i: whose words were all deleted still wrote, and has none", () => {
    const writing = new Writing();
    writing.edit("ana", (text) => text("title").insert(0, "Gone"));
    writing.edit("ben", (text) => {
      text("title").delete(0, 4);
      text("title").insert(0, "Here");
    });
    const history = writing.read();
    expect(authorFacts(history, 2).get(history.authors.indexOf("ana"))).toEqual({
      words: 0,
      first: 1_000,
      last: 1_000,
    });
  });
});

describe("T13: large insertions", () => {
  it("T13e: 200 characters in one update are one, with its words and its writer; 199 are none, and so is typing", () => {
    const writing = new Writing();
    writing.edit("ana", (text) => text("scenario").insert(0, "x".repeat(199)));
    for (let at = 0; at < 40; at++) writing.edit("ben", (text) => text("title").insert(at * 6, "typed "));
    writing.edit("ben", (text) => text("scenario").insert(0, `${"y".repeat(199)} `));
    const history = writing.read();
    expect(largeInsertions(history)).toEqual([{ row: 41, author: history.authors.indexOf("ben"), words: 1 }]);
  });

  it("T13e: it stays one when others write in the middle of it or delete it, and counts over all answers", () => {
    const writing = new Writing();
    writing.edit("ana", (text) => {
      text("title").insert(0, long.slice(0, 120));
      text("scenario").insert(0, long.slice(120));
    });
    writing.edit("ben", (text) => text("scenario").insert(20, " amid "));
    writing.edit("ben", (text) => text("title").delete(0, 60));
    const [only, ...others] = largeInsertions(writing.read());
    expect(only).toEqual({ row: 0, author: 0, words: 50 });
    expect(others).toEqual([]);
  });

  it("T13e: what an undo brings back, or a restored version, is none", () => {
    const writing = new Writing();
    writing.edit("ana", (text) => text("title").insert(0, long));
    writing.edit("ana", (text) => text("title").delete(0, long.length));
    writing.undo("ana");
    writing.edit("ben", (text) => text("title").delete(0, long.length));
    writing.restore("ben", 1);
    const history = writing.read();
    expect(history.rows).toHaveLength(5);
    expect(largeInsertions(history)).toEqual([{ row: 0, author: 0, words: 50 }]);
  });
});
