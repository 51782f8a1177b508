import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { seededRandom } from "@/lib/activity/rules/random";
import { runSeed } from "@/lib/testing/run-seed";
import { bytesOf, raw } from "@/lib/sync/testing/encoded-updates";
import { documentFields } from "./fields";
import { MergeCost, mergeLimits } from "./merge-cost";
import { lettersAtOnePlace, scatteredLetters } from "./testing/slow-updates";
import { typeWorksheet } from "./testing/typing-script";
import { checkUpdate } from "./update-check";

const roots = documentFields.worksheet;
/** The info byte of a string with a left neighbour. */
const left = raw(0x84);

function costOf(updates: readonly Uint8Array[]): MergeCost {
  const cost = new MergeCost(roots);
  for (const update of updates) expect(cost.add(update)).toBe(true);
  return cost;
}

/** Client id, clock and length of a root's items as Yjs orders them; Yjs joins items that continue one another. */
function orderIn(doc: Y.Doc, root: string): [number, number, number][] {
  const order: [number, number, number][] = [];
  for (let item = doc.getText(root)._start; item !== null; item = item.right)
    order.push([item.id.client, item.id.clock, item.length]);
  return order;
}

const letters = (order: readonly [number, number, number][]) =>
  order.flatMap(([client, clock, length]) => Array.from({ length }, (_, i) => `${client}/${clock + i}`));

/** Edits on devices that receive each other's updates only now and then. */
const edits = fc.array(
  fc.record({
    by: fc.nat(3),
    at: fc.nat(40),
    text: fc.string({ minLength: 1, maxLength: 3 }),
    remove: fc.nat(2),
    hears: fc.option(fc.nat(3)),
  }),
  { minLength: 1, maxLength: 60 },
);

describe("what a document costs to read", () => {
  it("R12: places what devices wrote apart from each other as Yjs does, update by update and from the whole state", () => {
    let placed = 0;
    fc.assert(
      fc.property(edits, (all) => {
        const devices = [7, 3, 2 ** 32 - 5, 40].map((client) => Object.assign(new Y.Doc(), { clientID: client }));
        const updates: Uint8Array[] = [];
        for (const device of devices)
          device.on("update", (update: Uint8Array, origin: unknown) => origin !== "heard" && updates.push(update));
        for (const { by, at, text, remove, hears } of all) {
          const [device, other] = [devices[by], devices[hears ?? by]];
          if (device === undefined || other === undefined) continue;
          if (hears !== null) Y.applyUpdate(device, Y.encodeStateAsUpdate(other, Y.encodeStateVector(device)), "heard");
          const title = device.getText("title");
          title.insert(at % (title.length + 1), text);
          title.delete(0, Math.min(remove, title.length));
        }
        const doc = new Y.Doc();
        for (const update of updates) Y.applyUpdate(doc, update);
        const state = Y.encodeStateAsUpdate(doc);
        const reloaded = new Y.Doc();
        Y.applyUpdate(reloaded, state);
        placed += 1;
        expect(letters(costOf(updates).order("title"))).toEqual(letters(orderIn(doc, "title")));
        expect(letters(costOf([state]).order("title"))).toEqual(letters(orderIn(reloaded, "title")));
        // Content that is already there, as a page sends it again, is ignored.
        expect(letters(costOf([...updates, state, ...updates]).order("title"))).toEqual(letters(orderIn(doc, "title")));
      }),
      { numRuns: 300 },
    );
    expect(placed).toBe(300);
  });

  it("R12: n letters that n client ids put at one place cost n²/2 steps, and what is typed after all others' words have come costs none", () => {
    expect(costOf(lettersAtOnePlace(300)).order("title")).toHaveLength(300);
    expect(costOf(lettersAtOnePlace(300)).steps).toBe((300 * 299) / 2);
    const typed = costOf(typeWorksheet(5_000).keystrokes.map(({ update }) => update));
    expect(typed.steps).toBe(0);
    expect(typed.items).toBeLessThan(mergeLimits.items / 10);
  });

  it("R12: counts each letter typed somewhere else as a piece, and those that are typed in a row as one", () => {
    const doc = new Y.Doc();
    const text = doc.getText("scenario");
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 500; i++) text.insert(i, "x");
    expect(costOf(updates).items).toBe(1);
    expect(costOf(scatteredLetters(1_000).updates).items).toBe(1_000);
  });

  it("R12: counts letters that stand behind ever later letters of one text as passing over each of those, although they came before it was split: a snapshot has them split", () => {
    const [count, client] = [400, 50];
    const base = bytesOf(1, 1, client, 0, 4, 1, "title", "a".repeat(count), 0);
    const behind = (n: number) => bytesOf(1, 1, 1_000 + n, 0, left, client, n, "x", 0);
    /** With the same letter as left and right neighbour. */
    const between = (n: number) => bytesOf(1, 1, 1_000 + n, 0, raw(0xc4), client, n, client, n, "x", 0);
    for (const put of [behind, between])
      expect(costOf([base, ...Array.from({ length: count }, (_, n) => put(n))]).steps).toBeGreaterThan(
        (count - 2) ** 2 / 2,
      );
  });

  it("R12: counts letters with the same letter on both sides as passing over all that follow, in whatever order they came: a snapshot makes them pass over those", () => {
    const [count, client] = [400, 50];
    const base = bytesOf(1, 1, client, 0, 4, 1, "title", "a".repeat(count), 0);
    // With a stride of 267 the letter before has been split off, with 133 the one after it.
    for (const stride of [1, 133, 267, 399]) {
      const between = (n: number) => {
        const place = (n * stride) % count;
        return bytesOf(1, 1, 1_000, n, raw(0xc4), client, place, client, place, "x", 0);
      };
      const updates = [base, ...Array.from({ length: count }, (_, n) => between(n))];
      const doc = new Y.Doc();
      for (const update of updates) Y.applyUpdate(doc, update);
      const { steps } = costOf(updates);
      expect(steps).toBeGreaterThan(count ** 2 / 4);
      expect(costOf([Y.encodeStateAsUpdate(doc)]).steps).toBeLessThan(1.5 * steps);
    }
  });

  it("R12: exactly 60,000 steps or 8,000 pieces are not over the limit, nor half of either of one student's ids, and one more is; half as much again is not dear, and one more is", () => {
    expect(mergeLimits).toEqual({ steps: 60_000, items: 8_000 });
    const nobodys = () => false;
    for (const [what, most] of Object.entries(mergeLimits) as ["steps" | "items", number][]) {
      const cost = new MergeCost(roots);
      cost[what] = most;
      expect(cost.isOver(nobodys)).toBe(false);
      cost[what] = most + 1;
      expect([cost.isOver(nobodys), cost.isTooCostly]).toEqual([true, false]);
      cost[what] = 1.5 * most;
      expect(cost.isTooCostly).toBe(false);
      cost[what] += 1;
      expect(cost.isTooCostly).toBe(true);
    }

    const pieces = costOf(scatteredLetters(4_000).updates);
    expect([pieces.items, pieces.isOver(() => true)]).toEqual([4_000, false]);
    for (const update of lettersAtOnePlace(1)) pieces.add(update);
    expect([pieces.items, pieces.isOver(() => true), pieces.isOver(nobodys)]).toEqual([4_001, true, false]);

    // Each letter passes over those before it. Takes ids from the last one on until their letters have passed over 30,000, and a spare id that passed
    // over one.
    const steps = new MergeCost(roots);
    const passed = lettersAtOnePlace(300, 1_000).map((update, at) => {
      const before = steps.steps;
      steps.add(update);
      return { client: 1_000 + at, count: steps.steps - before };
    });
    const theirs = new Set<number>();
    let left = 30_000;
    for (const { client, count } of passed.reverse())
      if (count > 1 && count <= left) [left] = [left - count, theirs.add(client)];
    const spare = passed.find(({ count }) => count === 1)?.client;
    expect([left, spare === undefined]).toEqual([0, false]);
    expect(steps.isOver((client) => theirs.has(client))).toBe(false);
    expect(steps.isOver((client) => theirs.has(client) || client === spare)).toBe(true);
  });

  it("R12: four who write for hours at the same places without a connection, with pages loaded again and large pastes, use a tenth of the steps and a fifth of the pieces that one document may", () => {
    const random = seededRandom(runSeed());
    const roll = (below: number) => Math.floor(random() * below);
    const pages: Y.Doc[] = [0, 1, 2, 3].map(() => new Y.Doc());
    const updates: Uint8Array[] = [];
    const meet = () => {
      for (const page of pages) updates.push(Y.encodeStateAsUpdate(page));
      for (const page of pages) for (const update of updates.slice(-pages.length)) Y.applyUpdate(page, update);
    };
    for (let lesson = 0; lesson < 10; lesson++) {
      for (const [at, page] of pages.entries()) {
        const reloaded = new Y.Doc();
        Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(page));
        pages[at] = reloaded;
        const text = reloaded.getText("scenario");
        if (roll(10) === 0) text.insert(text.length, "pasted ".repeat(7_000));
        for (let stretch = 0; stretch < 20; stretch++) {
          const from = stretch % 2 === 0 ? text.length : roll(Math.min(text.length, 400) + 1);
          for (let key = 0; key < 50; key++) text.insert(from + key, "x");
          text.delete(from + 20, 10);
        }
      }
      meet();
    }
    const { steps, items } = costOf(updates);
    expect(steps).toBeLessThan(mergeLimits.steps / 10);
    expect(items).toBeLessThan(mergeLimits.items / 5);
  });

  it("R12: ends early at what would take seconds, and says of what stands on nothing, or in a circle, that it cannot be counted", () => {
    const dear = costOf(lettersAtOnePlace(4_000));
    expect(dear.isTooCostly).toBe(true);
    expect(dear.steps).toBeLessThan(3 * mergeLimits.steps);
    const [, second] = scatteredLetters(4).updates;
    expect(new MergeCost(roots).add(second ?? new Uint8Array())).toBe(false);
    // The first items of two clients, each behind the other one.
    const circle = bytesOf(2, 1, 60, 0, left, 59, 0, "a", 1, 59, 0, left, 60, 0, "b", 0);
    expect(checkUpdate(circle, roots)).toBeTypeOf("object");
    expect(new MergeCost(roots).add(circle)).toBe(false);
  });
});
