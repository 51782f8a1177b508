import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { roots, names, cast, forgedText } from "./text-origins-support";

/** The ids of a text's letters in reading order, deleted ones too. */
function lettersOf(text: Y.Text): { client: number; clock: number }[] {
  const ids: { client: number; clock: number }[] = [];
  for (let item = text._start; item !== null; item = item.right)
    for (let at = 0; at < item.length; at++) ids.push({ client: item.id.client, clock: item.id.clock + at });
  return ids;
}

/** Whether these letters stand in the text in this order, each once. */
function isPartOf(letters: string, text: string): boolean {
  let at = 0;
  return [...letters].every((letter) => (at = text.indexOf(letter, at) + 1) > 0);
}

const step = fc.record({
  who: fc.nat(2),
  does: fc.constantFrom(
    "type",
    "type",
    "delete",
    "replace",
    "undo",
    "undo",
    "redo",
    "send together",
    "restore",
    "undo restore",
  ),
  /** Whether the page sends its frames, and receives the others', before the step. */
  isOnline: fc.boolean(),
  root: fc.nat(1),
  at: fc.nat(40),
  length: fc.integer({ min: 1, max: 12 }),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe("T13: whose words come back, at random", () => {
  it("T13b: whatever a page of other make puts in front of deleted letters, wherever it places it, shows as a team-mate's nothing but what that one wrote, in that order", () => {
    const words = "the quick brown fox jumps over the lazy dog";
    const forged = fc.record({
      of: fc.nat(words.length - 1),
      length: fc.integer({ min: 1, max: 4 }),
      from: fc.nat(80),
      isEqual: fc.boolean(),
      isRepeat: fc.boolean(),
    });
    let credited = 0;
    fc.assert(
      fc.property(
        fc.array(fc.nat(words.length), { maxLength: 6 }),
        fc.array(forged, { minLength: 3, maxLength: 30 }),
        (inFront, all) => {
          const { store, edit } = cast();
          // Written in several parts, some of them in front of others.
          let done = 0;
          for (const at of [...new Set(inFront)].sort((a, b) => b - a)) {
            edit(0, (title) => title.insert(0, words.slice(at, words.length - done)));
            done = words.length - at;
          }
          edit(0, (title) => title.insert(0, words.slice(0, words.length - done)));
          edit(1, (title) => title.delete(0, words.length));
          const doc = new Y.Doc({ gc: false });
          for (const { bytes } of store.rows) Y.applyUpdate(doc, bytes);
          const ids = [...Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).structs].flatMap((struct) =>
            Array.from({ length: struct.length }, (_, at) => ({
              client: struct.id.client,
              clock: struct.id.clock + at,
            })),
          );
          const letters = lettersOf(doc.getText("title"));
          const clocks = [0, 0, 0];
          for (const { of, length, from, isEqual, isRepeat } of all) {
            const right = letters[of];
            const origin = from < ids.length ? ids[from] : undefined;
            if (right === undefined) continue;
            const text = isEqual ? words.slice(of, of + length) : "stupid".slice(0, length);
            for (let times = isRepeat ? 2 : 1; times > 0; times--) {
              // Under ids of several pages.
              const page = (of + times) % clocks.length;
              const id = { client: 77 + page, clock: clocks[page] ?? 0 };
              store.add("b", forgedText(id, text, origin, right));
              for (let at = 0; at < text.length; at++) ids.push({ ...id, clock: id.clock + at });
              clocks[page] = id.clock + text.length;
            }
          }
          const shown = store
            .authorRuns()
            .filter(([author]) => author === "a")
            .map(([, text]) => text)
            .join("");
          credited += shown.length;
          expect(isPartOf(shown, words), `shown as a's: ${shown}`).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(credited).toBeGreaterThan(300);
  });

  /**
   * Plays the steps. @param hears whether all pages exchange their updates before and after an undo, so that nobody types during it. @returns the
   * letters that are shown, with their authors, and who has pressed undo
   */
  function play(steps: readonly Step[], hears: boolean) {
    const { store, pages, send, hear } = cast();
    const undoers = new Set<string>();
    for (const { who, does, isOnline, root, at, length } of steps) {
      const page = pages[who];
      if (page === undefined) continue;
      const undoes = does === "undo" || does === "redo";
      if (undoes && hears) pages.forEach((_, each) => send(each));
      if (isOnline || (undoes && hears)) {
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
      if (undoes || does === "undo restore") undoers.add(names[who] ?? "");
      switch (does) {
        case "type":
          change(false, true);
          break;
        case "delete":
          change(true, false);
          break;
        case "replace":
          change(true, true);
          break;
        case "undo":
          page.undo.undo();
          break;
        case "redo":
          page.undo.redo();
          break;
        case "send together":
          page.frames.splice(0);
          store.add(names[who] ?? "", Y.encodeStateAsUpdate(page.doc));
          break;
        case "restore":
          if (store.rows.length > 0) store.restore(names[who] ?? "", 1 + (at % store.rows.length));
          break;
        case "undo restore":
          store.undoRestore(names[who] ?? "");
          break;
      }
      if (undoes && hears) {
        send(who);
        pages.forEach((_, each) => hear(each));
      }
    }
    pages.forEach((_, at) => send(at));
    const shown = roots.flatMap((root) =>
      store.authorRuns(root).flatMap(([author = "", text]) => [...text].map((letter) => ({ author, letter }))),
    );
    return { shown, undoers };
  }
  const manySteps = fc.array(step, { minLength: 12, maxLength: 40 });

  it("T13b: whatever three type, delete, undo, redo and restore, offline or not but for the moment of an undo, every letter stays its first writer's", () => {
    fc.assert(
      fc.property(manySteps, (steps) => {
        for (const { author, letter } of play(steps, true).shown) expect(author).toBe(letter);
      }),
      { numRuns: 200 },
    );
  });

  it("T13b: also offline, where another typed at the same place meanwhile, a letter is never shown as anybody's but its first writer's and whoever brought it back, and in 1,000 letters 20 at most as the latter's", () => {
    const total = { letters: 0, others: 0 };
    fc.assert(
      fc.property(manySteps, (steps) => {
        const { shown, undoers } = play(steps, false);
        for (const { author, letter } of shown) {
          total.letters += 1;
          if (author === letter) continue;
          total.others += 1;
          expect(undoers).toContain(author);
        }
      }),
      { numRuns: 200 },
    );
    expect(total.letters).toBeGreaterThan(2_000);
    expect(total.others / total.letters).toBeLessThan(0.02);
  });
});
