import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { cast, names, type Page } from "./text-origins-support";
import { itemAt, textFrom, type ItemId } from "./text-span";

/** All begin alike, so that what one types is mostly the beginning of what others have typed. */
const words = ["t", "the ", "the patients ", "the patients wait. ", "the 🏥 ", "the 🏥 is full "];

const step = fc.record({
  who: fc.nat(2),
  does: fc.constantFrom(
    "type",
    "type",
    "type letters",
    "delete",
    "delete",
    "delete letters",
    "replace",
    "undo",
    "undo",
    "redo",
  ),
  /** Whether the page neither sends nor receives anything before this step. */
  isOffline: fc.boolean(),
  /**
   * How unsent text reaches the server: as frames in the order typed, or as one answer to step 1, made before or after the page receives others'
   * text.
   */
  sends: fc.constantFrom("frames", "an answer", "a late answer"),
  word: fc.nat(words.length - 1),
  at: fc.nat(60),
  length: fc.integer({ min: 1, max: 20 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Which letter an undo or redo has brought back, and as which letter, as the undoer's own document records it. */
class Copies {
  private readonly originals = new Map<string, Y.ID>();

  note(text: Y.Text): void {
    for (let item = text._start; item !== null; item = item.right) {
      const { redone, id, length } = item;
      if (redone === null) continue;
      for (let at = 0; at < length; at++)
        this.originals.set(`${redone.client} ${redone.clock + at}`, Y.createID(id.client, id.clock + at));
    }
  }

  /** The letter as it was typed, and who has brought it back since. */
  originOf(letter: Y.ID): { typed: Y.ID; broughtBackBy: string[] } {
    const original = this.originals.get(`${letter.client} ${letter.clock}`);
    if (original === undefined) return { typed: letter, broughtBackBy: [] };
    const { typed, broughtBackBy } = this.originOf(original);
    return { typed, broughtBackBy: [...broughtBackBy, nameOf(letter)] };
  }
}

/** What each page has typed and deleted, by the number of the sending that brought it to the server. */
class Sendings {
  readonly typed = new Map<string, number>();
  readonly deleted = new Map<string, number>();
  private readonly counts = new Map<Page, number>();

  constructor(pages: readonly Page[]) {
    for (const page of pages)
      page.doc.on("afterTransaction", ({ local, beforeState, afterState, deleteSet }: Y.Transaction) => {
        const { clientID: client } = page.doc;
        const count = this.counts.get(page) ?? 0;
        if (!local) return;
        for (let clock = beforeState.get(client) ?? 0; clock < (afterState.get(client) ?? 0); clock++)
          this.typed.set(`${client} ${clock}`, count);
        for (const [of, ranges] of deleteSet.clients)
          for (const { clock, len } of ranges)
            for (let at = 0; at < len; at++) this.deleted.set(`${client} ${of} ${clock + at}`, count);
      });
  }

  end(page: Page): void {
    this.counts.set(page, (this.counts.get(page) ?? 0) + 1);
  }

  /**
   * The only case that rows do not tell from an undo: the page that typed this then deleted the same letters, right behind it, in the same sending.
   */
  looksUndone(doc: Y.Doc, { id, rightOrigin: right }: Y.Item): boolean {
    if (right === null) return false;
    const { client } = id;
    const sending = this.typed.get(`${client} ${id.clock}`);
    const isOfIt = (clock: number) =>
      this.typed.get(`${client} ${clock}`) === sending &&
      Y.compareIDs(itemAt(doc, { client, clock })?.rightOrigin ?? null, right);
    let from = id.clock;
    while (isOfIt(from - 1)) from -= 1;
    for (let clock = from; isOfIt(clock); clock++) {
      const behind = { client: right.client, clock: right.clock + clock - from };
      if (this.deleted.get(`${client} ${behind.client} ${behind.clock}`) !== sending) return false;
      const [letter, other] = [letterAt(doc, { client, clock }), letterAt(doc, behind)];
      if (letter !== null && letter !== other) return false;
    }
    return true;
  }
}

/** null for one that arrived deleted. */
function letterAt(doc: Y.Doc, id: ItemId): string | null {
  return textFrom(doc, id)?.text.charAt(0) ?? null;
}

const nameOf = ({ client }: Y.ID) => names[client - 1] ?? "";

function change(page: Page, { does, word: index, at, length }: Step): void {
  const word = words[index] ?? "";
  const place = Math.min(at, page.doc.getText("title").length);
  const most = Math.min(length, page.doc.getText("title").length - place);
  const each = (times: number, edit: (title: Y.Text, at: number) => void) => {
    for (let time = 0; time < times; time++) page.edit((text) => edit(text("title"), time));
  };
  if (does === "type" || does === "replace") each(1, (title) => title.insert(place, word));
  if (does === "type letters") each(word.length, (title, at) => title.insert(place + at, word.charAt(at)));
  if (does === "delete") each(1, (title) => title.delete(place, most));
  if (does === "replace") each(1, (title) => title.delete(place + word.length, most));
  if (does === "delete letters") each(most, (title, at) => title.delete(place + most - 1 - at, 1));
  if (does === "undo") page.undo.undo();
  if (does === "redo") page.undo.redo();
}

/** A letter at the end. */
interface Letter {
  /** The person who is shown as its writer. */
  shown: string | undefined;
  typist: string;
  broughtBackBy: string[];
  /** Whether its text begins like the text that it was typed in front of. */
  isAlike: boolean;
  looksUndone: boolean;
}

function play(steps: readonly Step[]) {
  const { store, pages, hear } = cast();
  const copies = new Copies();
  const sendings = new Sendings(pages);
  const server = new Y.Doc({ gc: false });
  /** Like a room, stores only updates that change something. */
  const receive = (who: number, bytes: Uint8Array) => {
    let isNew = false;
    server.once("update", () => (isNew = true));
    Y.applyUpdate(server, bytes);
    if (isNew) store.add(names[who] ?? "", bytes);
  };
  const send = (who: number, sends: Step["sends"]) => {
    const page = pages[who];
    if (page === undefined) return;
    const frames = page.frames.splice(0);
    const lacks = Y.encodeStateVector(server);
    if (sends === "a late answer") hear(who);
    if (sends === "frames") for (const frame of frames) receive(who, frame);
    else receive(who, Y.encodeStateAsUpdate(page.doc, lacks));
    sendings.end(page);
    hear(who);
  };
  for (const one of steps) {
    const page = pages[one.who];
    if (page === undefined) continue;
    if (!one.isOffline) send(one.who, one.sends);
    change(page, one);
    if (one.does === "undo" || one.does === "redo") copies.note(page.doc.getText("title"));
  }
  for (const [who] of pages.entries()) send(who, "an answer");
  const shown = store.authorRuns().flatMap(([author, text]) => text.split("").map(() => author));
  const letters: Letter[] = [];
  for (let item = server.getText("title")._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { str } = item.content;
    const behind = item.rightOrigin === null ? null : letterAt(server, item.rightOrigin);
    const looksUndone = sendings.looksUndone(server, item);
    for (let at = 0; at < item.length; at++) {
      const id = Y.createID(item.id.client, item.id.clock + at);
      const { typed, broughtBackBy } = copies.originOf(id);
      letters.push({
        shown: shown[letters.length],
        typist: nameOf(typed),
        broughtBackBy,
        isAlike: str.charAt(0) === behind,
        looksUndone,
      });
    }
  }
  expect(letters.length).toBe(shown.length);
  return letters;
}

describe("T13: whose words come back, when all words begin alike", () => {
  it("T13b: whatever three type, delete, undo and redo, offline or not, what one typed is shown as nobody else's, also in front of what others delete, but where it equals what its typist then deletes; what came back is its first writer's, and in 1,000 letters 20 at most theirs who brought them back", () => {
    const total = { typed: 0, alike: 0, back: 0, undoers: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 12, maxLength: 40 }), (steps) => {
        for (const { shown, typist, broughtBackBy, isAlike, looksUndone } of play(steps)) {
          if (broughtBackBy.length === 0) {
            total.typed += 1;
            if (isAlike && !looksUndone) total.alike += 1;
            if (!looksUndone) expect(shown).toBe(typist);
            continue;
          }
          total.back += 1;
          if (shown !== typist) total.undoers += 1;
          expect([typist, ...broughtBackBy]).toContain(shown);
        }
      }),
      { numRuns: 200 },
    );
    expect(total.typed).toBeGreaterThan(5_000);
    expect(total.alike).toBeGreaterThan(300);
    expect(total.back).toBeGreaterThan(100);
    expect(total.undoers / (total.typed + total.back)).toBeLessThan(0.02);
  });
});
