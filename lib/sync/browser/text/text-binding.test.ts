import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { TextBinding } from "./text-binding";
import { Field, Writer, sync, pair } from "@/lib/sync/browser/testing/text-binding-writers";

describe("S4: a textarea and its text in the document", () => {
  it("B4b: two people typing in one field at once keep both texts", () => {
    const [a, b] = pair("The app.");
    a.select(0).type("First: ");
    b.select(8).type(" It failed.");
    sync(a, b);
    expect(a.field.value).toBe("First: The app. It failed.");
    expect(b.field.value).toBe(a.field.value);
  });

  it("S4c: remote text in front moves my caret along, remote text behind leaves it, and my selection keeps its words and direction", () => {
    const [a, b] = pair("one two three");
    a.field.setSelectionRange(4, 7, "backward");
    b.select(0).type("zero ");
    b.select(18).type(" four");
    sync(a, b);
    expect(a.field.value.slice(a.field.selectionStart, a.field.selectionEnd)).toBe("two");
    expect(a.field.selectionDirection).toBe("backward");
    expect(a.binding.selection()).toEqual({ anchor: 12, head: 9 });
  });

  it("S4a: line breaks of another make, which a field shows as its own, stay what and whose they are: an edit is no larger for them, and lands where it was made", () => {
    for (const text of ["\rSmall farmers.\r", "\r\nSmall farmers.\r\n", "\r\rSmall\r\n farmers.\n\r"]) {
      const other = new Writer();
      other.text.insert(0, text);
      const me = new Writer(other);
      const updates: Uint8Array[] = [];
      me.doc.on("update", (update: Uint8Array) => updates.push(update));
      const at = me.field.value.indexOf("farmers");
      me.field.setSelectionRange(at, at);
      me.type("old ");
      expect(me.text.toJSON()).toBe(text.replace("farmers", "old farmers"));
      expect(Y.decodeUpdate(updates[0] ?? new Uint8Array()).ds.clients.size).toBe(0);
      // Text from another writer, before my caret.
      me.text.insert(0, "\r\nFirst. ");
      me.type("and poor ");
      expect(me.text.toJSON()).toBe(`\r\nFirst. ${text.replace("farmers", "old and poor farmers")}`);
      expect(me.field.value).toBe(me.text.toJSON().replace(/\r\n?/g, "\n"));
    }
  });

  it("S4c: remote text at my caret goes behind it, so that what I type next joins what I typed last", () => {
    const [a, b] = pair("ab");
    a.select(1);
    b.select(1).type("xyz");
    sync(a, b);
    a.type("!");
    expect(a.field.value).toBe("a!xyzb");
  });

  it("S4c: does not touch the selection of a field that has not the focus", () => {
    const a = new Writer();
    const doc = new Y.Doc();
    const field = new Field();
    const set = vi.spyOn(field, "setSelectionRange");
    new TextBinding(field, doc.getText("harmed"), { isFocused: () => false });
    a.type("hello");
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc));
    expect(field.value).toBe("hello");
    expect(set).not.toHaveBeenCalled();
  });

  it("S4a: takes 50 kB at once, emoji families and Arabic unharmed", () => {
    const [a, b] = pair("");
    const text = "👨‍👩‍👧‍👦 مرحبا بالعالم 漢字 é\n".repeat(1200);
    a.type(text);
    sync(a, b);
    expect(b.field.value).toBe(text);
    b.select(11).type("x");
    sync(a, b);
    expect(a.field.value).toBe(text.slice(0, 11) + "x" + text.slice(11));
  });
});

describe("S4: undo undoes only mine", () => {
  it("S4d: takes back my words and leaves a team-mate's, also those inside mine", () => {
    const [a, b] = pair("Start.");
    a.select(6).type(" My words.");
    sync(a, b);
    b.select(9).type(" own");
    sync(a, b);
    expect(a.field.value).toBe("Start. My own words.");
    a.binding.undo();
    expect(a.field.value).toBe("Start. own");
    a.binding.redo();
    sync(a, b);
    expect(b.field.value).toBe("Start. My own words.");
  });

  it("S4d: has nothing to take back where only others wrote", () => {
    const [a, b] = pair("Theirs.");
    b.binding.undo();
    sync(a, b);
    expect(a.field.value).toBe("Theirs.");
  });

  it("S4d: puts the caret where the words came back", () => {
    const [a] = pair("one two three");
    a.select(4, 8).type("");
    a.select(0);
    a.binding.undo();
    expect([a.field.value, a.field.selectionStart]).toEqual(["one two three", 8]);
  });
});

describe("S4: an IME composition is not broken", () => {
  it("S4c: holds remote text back until it ends, then shows both, caret behind mine", () => {
    const [a, b] = pair("x");
    a.select(1);
    a.binding.startComposition();
    a.type("n");
    a.select(1, 2).type("に");
    b.select(0).type("remote ");
    sync(a, b);
    expect(a.field.value).toBe("xに");
    expect(b.field.value).toBe("remote xに");
    a.select(1, 2).type("日本");
    a.binding.endComposition();
    expect(a.field.value).toBe("remote x日本");
    expect(a.field.selectionStart).toBe(10);
    sync(a, b);
    expect(b.field.value).toBe("remote x日本");
  });

  it("S4d: is one step of undo, its first letters are not steps", () => {
    const [a] = pair("x");
    a.select(1);
    a.binding.startComposition();
    a.type("n");
    a.select(1, 2).type("に");
    a.select(1, 2).type("日");
    a.binding.endComposition();
    a.type("y");
    a.binding.undo();
    expect(a.field.value).toBe("x日");
    a.binding.undo();
    expect(a.field.value).toBe("x");
  });

  it("S4c: keeps a composition that ends with nothing", () => {
    const [a, b] = pair("x");
    a.select(1);
    a.binding.startComposition();
    a.type("n");
    a.select(1, 2).type("");
    b.select(1).type("!");
    sync(a, b);
    a.binding.endComposition();
    expect(a.field.value).toBe("x!");
  });
});

describe("R12: a full document", () => {
  it("R12: refuses more, says so, keeps what is there, and still lets one delete", () => {
    const a = new Writer();
    a.type("full");
    const b = new Writer(a, (bytes) => bytes < 1);
    b.select(4).type(" more");
    expect(b.refused).toHaveBeenCalledOnce();
    expect([b.field.value, b.field.selectionStart]).toEqual(["full", 4]);
    b.select(0, 1).type("");
    expect(b.text.toJSON()).toBe("ull");
  });
});

type Step =
  | { do: "type"; who: number; at: number; length: number; text: string }
  | { do: "compose"; who: number }
  | { do: "end"; who: number }
  | { do: "undo"; who: number }
  | { do: "redo"; who: number }
  | { do: "sync"; from: number; to: number };
const who = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("type" as const),
      who,
      at: fc.nat(30),
      length: fc.nat(4),
      text: fc.string({ unit: fc.constantFrom("a", "b", " ", "😀", "ع", "漢", "é"), maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("compose", "end", "undo", "redo"), who)
      .map(([act, by]) => ({ do: act, who: by })),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("sync" as const), from: who, to: who }) },
);
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\ufffd/;

describe("S4: any mix of typing, composing, undo and remote edits", () => {
  it("S4c: converges, every field shows its document, no character is broken, and a composing field is left alone", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const first = new Writer();
        const writers = [first, new Writer(first), new Writer(first)];
        for (const s of steps) {
          if (s.do === "sync") {
            const from = writers[s.from];
            const to = writers[s.to];
            if (!from || !to || from === to) continue;
            const before = { value: to.field.value, at: to.field.selectionStart, composing: to.binding.composing };
            Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), "remote");
            if (before.composing)
              expect({ value: to.field.value, at: to.field.selectionStart, composing: true }).toEqual(before);
            continue;
          }
          const writer = writers[s.who];
          if (!writer) continue;
          if (s.do === "compose") writer.binding.startComposition();
          else if (s.do === "end") writer.binding.endComposition();
          else if (s.do === "undo") writer.binding.undo();
          else if (s.do === "redo") writer.binding.redo();
          else {
            const points = [
              0,
              ...Array.from(writer.field.value).map((c, i, all) => all.slice(0, i + 1).join("").length),
            ];
            const from = s.at % points.length;
            writer.select(points[from] ?? 0, points[Math.min(from + s.length, points.length - 1)] ?? 0).type(s.text);
            expect(writer.field.value.slice(0, writer.field.selectionStart).endsWith(s.text)).toBe(true);
          }
          if (!writer.binding.composing) expect(writer.field.value).toBe(writer.text.toJSON());
        }
        for (const writer of writers) writer.binding.endComposition();
        sync(...writers);
        sync(...writers);
        const [value] = writers.map((w) => w.text.toJSON());
        for (const writer of writers) {
          expect(writer.field.value).toBe(value);
          expect(writer.text.toJSON()).toBe(value);
          expect(writer.field.value).not.toMatch(lone);
        }
      }),
      { numRuns: 300 },
    );
  });
});
