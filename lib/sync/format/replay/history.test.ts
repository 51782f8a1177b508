import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { worksheetFields } from "@/lib/sync/format/fields";
import { HistoryReader, runsAt, textAt, type History } from "./history";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { typeWorksheet } from "@/lib/sync/format/testing/typing-script";

function read(rows: readonly StoredRow[]): History {
  const reader = new HistoryReader(worksheetFields);
  for (const row of rows) reader.add(row);
  return reader.finish();
}

const row = (bytes: Uint8Array, author: string, given: Partial<StoredRow> = {}): StoredRow => ({
  writer: "w",
  n: 1,
  author,
  carried: false,
  time: 0,
  bytes,
  ...given,
});

/** The text of a field with its authors, as `[author, text]`. */
const authorRuns = (history: History, field: string, moment = history.rows.length) =>
  runsAt(history.fields[field] ?? [], moment).map(({ author, text }) => [history.authors[author], text]);

/** What one client wrote, update by update. */
function writer(client: number, from?: Y.Doc): { doc: Y.Doc; updates: Uint8Array[]; title: Y.Text } {
  const doc = Object.assign(new Y.Doc(), { clientID: client });
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => origin === "heard" || updates.push(update));
  return { doc, updates, title: doc.getText("title") };
}

const step = fc.record({
  who: fc.nat(2),
  hears: fc.boolean(),
  field: fc.nat(2),
  at: fc.nat(60),
  insert: fc.constantFrom("a", "word ", "🦊", "é…", ""),
  remove: fc.nat(6),
});

/** An index between whole characters, since no keyboard cuts one in two. */
const cut = (text: string, at: number) => [...text].slice(0, at % ([...text].length + 1)).join("").length;

/** Every row, in the order written, of up to three clients that receive one another's rows now and then. */
function write(
  steps: { who: number; hears: boolean; field: number; at: number; insert: string; remove: number }[],
): StoredRow[] {
  const writers = [writer(11), writer(12), writer(13)];
  const rows: StoredRow[] = [];
  for (const { who, hears, field, at, insert, remove } of steps) {
    const { doc, updates } = writers[who] ?? writer(14);
    if (hears) for (const { bytes } of rows) Y.applyUpdate(doc, bytes, "heard");
    const root = doc.getText(worksheetFields[field] ?? "title");
    const text = root.toJSON();
    const from = cut(text, at);
    doc.transact(() => {
      root.delete(from, [...text.slice(from)].slice(0, remove).join("").length);
      root.insert(from, insert);
    });
    for (const bytes of updates.splice(0))
      rows.push(row(bytes, `author ${who}`, { n: rows.length + 1, time: rows.length }));
  }
  return rows;
}

describe("T13: how a worksheet was written", () => {
  it("T13g, R3: an update that says in twenty bytes that a billion letters were deleted costs no more than its bytes", () => {
    const { doc, updates, title } = writer(11);
    title.insert(0, "honest");
    const bytes = Uint8Array.of(
      1,
      3,
      12,
      0,
      4,
      1,
      5,
      ...new TextEncoder().encode("title"),
      1,
      97,
      0x81,
      12,
      0,
      128,
      168,
      214,
      185,
      7,
      0x84,
      12,
      128,
      168,
      214,
      185,
      7,
      1,
      98,
      0,
    );
    Y.applyUpdate(doc, bytes, "heard");
    title.insert(title.length, "!");
    const history = read(
      [...updates.slice(0, 1), bytes, ...updates.slice(1)].map((update, index) =>
        row(update, index === 1 ? "hostile" : "honest"),
      ),
    );
    expect(
      authorRuns(history, "title")
        .map(([, text]) => text)
        .join(""),
    ).toBe(title.toJSON());
    expect(authorRuns(history, "title")).toContainEqual(["hostile", "ab"]);
  });

  it("T13a: at every row it is what a document with the rows up to there says, also when rows came before what they stand on", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(fc.nat(5), { maxLength: 30 }), (steps, swaps) => {
        const rows = write(steps);
        swaps.forEach((by, at) => {
          const [late] = rows.splice(at, 1);
          if (late !== undefined) rows.splice(at + by, 0, late);
        });
        const history = read(rows);
        const doc = new Y.Doc();
        for (let moment = 0; moment <= rows.length; moment++) {
          if (moment > 0) Y.applyUpdate(doc, rows[moment - 1]?.bytes ?? new Uint8Array());
          for (const field of worksheetFields)
            expect(textAt(history.fields[field] ?? [], moment)).toBe(doc.getText(field).toJSON());
        }
      }),
      { numRuns: 150 },
    );
  });

  it("T13b: and every word is its writer's", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const letters = ["a", "b", "c"];
        const rows = write(
          steps.map((each) => ({ ...each, insert: (letters[each.who] ?? "").repeat(each.insert.length) })),
        );
        const history = read(rows);
        for (const field of worksheetFields)
          for (const [author, text] of authorRuns(history, field))
            expect(text?.replaceAll(letters[Number(author?.at(-1))] ?? "", "")).toBe("");
      }),
      { numRuns: 60 },
    );
  });

  it("T13b, R3b: what another carried becomes its owner's once the owner's own equal row is there, from the start", () => {
    const a = writer(1);
    a.title.insert(0, "kept ");
    a.title.insert(5, "lost");
    const b = writer(2, a.doc);
    b.title.insert(9, " and more");
    const [kept, lost] = a.updates;
    const [more] = b.updates;
    if (kept === undefined || lost === undefined || more === undefined) throw new Error("three rows were written");
    const rows = [row(kept, "A"), row(lost, "B", { carried: true }), row(more, "B")];
    expect(authorRuns(read(rows), "title")).toEqual([
      ["A", "kept "],
      ["B", "lost and more"],
    ]);
    const back = [...rows, row(Y.encodeStateAsUpdate(a.doc), "A")];
    expect(authorRuns(read(back), "title")).toEqual([
      ["A", "kept lost"],
      ["B", " and more"],
    ]);
    expect(authorRuns(read(back), "title", 2)).toEqual([["A", "kept lost"]]);
  });

  it("T13b, R3a: whoever forged another's next clocks is the one history shows", () => {
    const a = writer(1);
    a.title.insert(0, "honest ");
    const forged = writer(1, a.doc);
    forged.title.insert(7, "fraud");
    const history = read([
      row(a.updates[0] ?? new Uint8Array(), "A"),
      row(forged.updates[0] ?? new Uint8Array(), "B", { carried: true }),
    ]);
    expect(authorRuns(history, "title")).toEqual([
      ["A", "honest "],
      ["B", "fraud"],
    ]);
  });

  it("T13a: words that were taken out are there until they are", () => {
    const a = writer(1);
    a.title.insert(0, "a long title");
    a.title.delete(2, 5);
    const history = read(a.updates.map((bytes) => row(bytes, "A")));
    expect([0, 1, 2].map((moment) => textAt(history.fields.title ?? [], moment))).toEqual([
      "",
      "a long title",
      "a title",
    ]);
  });

  it("T13a: bytes that cannot be read leave the rest as it is", () => {
    const a = writer(1);
    a.title.insert(0, "fine");
    const history = read([row(Uint8Array.of(9, 9), "B"), ...a.updates.map((bytes) => row(bytes, "A"))]);
    expect(authorRuns(history, "title")).toEqual([["A", "fine"]]);
  });

  it("T13a: 5,000 keystrokes of the typing script come to its text", () => {
    const { keystrokes, texts } = typeWorksheet(5_000);
    const history = read(keystrokes.map(({ writer: who, update }) => row(update, `author ${who}`)));
    expect(
      Object.fromEntries(worksheetFields.map((field) => [field, textAt(history.fields[field] ?? [], 5_000)])),
    ).toEqual(texts);
  });
});
