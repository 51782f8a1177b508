import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { cast, forgedText, names } from "./text-origins-support";

describe("T13: whose words come back", () => {
  it("T13b: a deletion of a team-mate's whole text that is undone leaves it the team-mate's, also when it is deleted and undone again, and redone", () => {
    const { store, pages, edit, undo, hear, send } = cast();
    edit(0, (title) => title.insert(0, "The camera sees "));
    edit(0, (title) => title.insert(16, "faces."));
    edit(1, (title) => title.delete(0, 22));
    undo(1);
    expect(store.authorRuns()).toEqual([["a", "The camera sees faces."]]);
    edit(2, (title) => title.delete(4, 7));
    undo(2);
    hear(1);
    pages[1]?.undo.redo();
    send(1);
    undo(1);
    expect(store.authorRuns().map(([author]) => author)).toEqual(["a"]);
  });

  it("T13b: words typed after what came back are their typist's, sent one by one or together", () => {
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
      expect(store.authorRuns()).toEqual([
        ["a", "faces"],
        ["b", "fa"],
      ]);
    }
  });

  it("T13b: what came back and was changed before it was sent, or is sent once more by another, stays its first writer's", () => {
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
    expect(store.authorRuns()).toEqual([["a", "The sees"]]);
  });

  it("T13b: whoever writes over what was deleted, or types the same again there or elsewhere, writes their own, and takes nothing from its first writer", () => {
    const { store, edit } = cast();
    edit(0, (title) => title.insert(0, "that is"));
    edit(1, (title) => title.delete(0, 4));
    for (const [at, letter] of [..."this"].entries()) edit(1, (title) => title.insert(at, letter));
    expect(store.authorRuns()).toEqual([
      ["b", "this"],
      ["a", " is"],
    ]);
    edit(1, (title) => title.insert(title.length, " that"));
    expect(store.authorRuns()).toEqual([
      ["b", "this"],
      ["a", " is"],
      ["b", " that"],
    ]);
    edit(2, (title) => title.delete(0, 4));
    edit(2, (title) => title.insert(0, "this"));
    expect(store.authorRuns()).toEqual([
      ["c", "this"],
      ["a", " is"],
      ["b", " that"],
    ]);
  });

  it("T13b: what was typed in front of a sentence that a team-mate deletes meanwhile is its typist's, however alike both begin: typed offline or not, letter by letter or at once", () => {
    const sentence = "the patients wait.";
    const typed = "the patients who came early ";
    const deletions: ((remove: (from: number, length: number) => void) => void)[] = [
      (remove) => remove(0, sentence.length),
      (remove) => [...sentence].reverse().forEach((_, at) => remove(sentence.length - 1 - at, 1)),
    ];
    for (const remove of deletions)
      for (const sends of [
        "each letter",
        "what the server lacks",
        "what the server lacks, once it knows of the deletion",
      ]) {
        const { store, pages, edit, hear, send } = cast();
        edit(0, (title) => title.insert(0, sentence));
        hear(1);
        const page = pages[1];
        for (const [at, letter] of [...typed].entries()) page?.edit((text) => text("title").insert(at, letter));
        remove((from, length) => edit(0, (title) => title.delete(from, length)));
        const known = Y.encodeStateVectorFromUpdate(Y.mergeUpdates(store.rows.map(({ bytes }) => bytes)));
        if (sends.endsWith("deletion")) hear(1);
        if (sends === "each letter") send(1);
        else if (page !== undefined) store.add("b", Y.encodeStateAsUpdate(page.doc, known));
        expect(store.authorRuns(), sends).toEqual([["b", typed]]);
      }
  });

  it("T13b: of words that were written in front of others, a page that puts letters before one is not taken to bring the other back", () => {
    const { store, edit } = cast();
    edit(0, (title) => title.insert(0, "is"));
    edit(0, (title) => title.insert(0, "that "));
    edit(1, (title) => title.delete(0, 7));
    // The "s" has clock 1, and the "t" clock 2.
    const page = new Y.Doc();
    page.clientID = 77;
    for (const { bytes } of store.rows) Y.applyUpdate(page, bytes);
    store.add("b", forgedText({ client: 77, clock: 0 }, "st", undefined, { client: 1, clock: 1 }));
    expect(store.authorRuns()).toEqual([["b", "st"]]);
  });

  it("T13b: a version that is brought back names who wrote its words, though another pressed, and so does undoing that; of equal words the nearest counts", () => {
    const { store, edit } = cast();
    edit(0, (title) => title.insert(0, "one two "));
    edit(1, (title) => title.insert(8, "two three"));
    edit(2, (title) => title.delete(0, 17));
    edit(2, (title) => title.insert(0, "mine"));
    expect(store.restore("c", 2)).toBe(true);
    expect(store.authorRuns()).toEqual([
      ["a", "one two "],
      ["b", "two three"],
    ]);
    store.undoRestore("a");
    expect(store.authorRuns()).toEqual([["c", "mine"]]);
  });
});
