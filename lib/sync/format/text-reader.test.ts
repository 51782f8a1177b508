import { describe, expect, it, vi } from "vitest";
import { readTexts } from "./document-texts";
import { documentFields } from "./fields";
import { MergeCost } from "./merge-cost";
import { inCheapOrder } from "./merge-updates";
import { lettersAtOnePlace } from "./testing/slow-updates";
import { TextReader, type DocumentVersion, type StoredText } from "./text-reader";

/** A store of documents, whose texts are merged when the test says so. */
function makeStore({ ms = 1 } = {}) {
  const merging: (() => void)[] = [];
  const loads: string[][] = [];
  const rows = new Map<string, number>([
    ["one", 1],
    ["two", 1],
  ]);
  const reader = new TextReader(async () => {
    await new Promise<void>((resolve) => merging.push(resolve));
    return { texts: { ...readTexts([], "worksheet"), title: `reading ${merging.length}` }, ms };
  });
  const versionOf = (documentId: string): DocumentVersion => ({
    documentId,
    snapshot: 0,
    rows: rows.get(documentId) ?? 0,
  });
  const load = (ids: string[]): Promise<StoredText[]> => {
    loads.push(ids);
    return Promise.resolve(ids.map((id) => ({ ...versionOf(id), updates: [] })));
  };
  const read = async (ids: string[], inTransaction = false) => {
    const found = await reader.read("worksheet", ids.map(versionOf), load, inTransaction);
    return ids.map((id) => (found.get(id) as { title: string }).title);
  };
  return { read, merging, loads, type: (id: string) => rows.set(id, (rows.get(id) ?? 0) + 1) };
}

/** Lets promises settle. */
const settled = () => vi.advanceTimersByTimeAsync(0);

describe("reading documents' texts", () => {
  it("R12: a version that many ask for at once, or again, is loaded and merged once", async () => {
    vi.useFakeTimers();
    const { read, merging, loads } = makeStore();
    const readers = [read(["one"]), read(["one"]), read(["one"])];
    await settled();
    expect(merging).toHaveLength(1);
    merging[0]?.();
    expect(await Promise.all(readers)).toEqual([["reading 1"], ["reading 1"], ["reading 1"]]);
    expect(await read(["one"])).toEqual(["reading 1"]);
    expect(loads).toEqual([["one"]]);
    vi.useRealTimers();
  });

  it("R12: what was written since is in the next answer, also where the reading before has not ended", async () => {
    vi.useFakeTimers();
    const { read, merging, type } = makeStore();
    const before = read(["one"]);
    await settled();
    type("one");
    const after = read(["one"]);
    await settled();
    expect(merging).toHaveLength(1);
    merging[0]?.();
    expect(await before).toEqual(["reading 1"]);
    await settled();
    merging[1]?.();
    expect(await after).toEqual(["reading 2"]);
    vi.useRealTimers();
  });

  it("R12: a document whose reading took long rests before its next version is read; other documents are read meanwhile, and so is this one in a transaction", async () => {
    vi.useFakeTimers();
    const { read, merging, type } = makeStore({ ms: 120 });
    const first = read(["one"]);
    await settled();
    merging[0]?.();
    await first;
    type("one");
    const next = read(["one"]);
    const other = read(["two"]);
    await settled();
    expect(merging).toHaveLength(2);
    merging[1]?.();
    expect(await other).toEqual(["reading 2"]);
    type("two");
    const inTransaction = read(["two"], true);
    await settled();
    expect(merging).toHaveLength(3);
    merging[2]?.();
    expect(await inTransaction).toEqual(["reading 3"]);
    // Nine times what the reading took beyond 20 ms.
    await vi.advanceTimersByTimeAsync(899);
    expect(merging).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    merging[3]?.();
    expect(await next).toEqual(["reading 4"]);
    vi.useRealTimers();
  });

  it("R12: a reading that fails is tried again by whoever asks next", async () => {
    let tries = 0;
    const reader = new TextReader(() => {
      tries += 1;
      return tries === 1
        ? Promise.reject(new Error("the thread ended"))
        : Promise.resolve({ texts: readTexts([], "notes"), ms: 1 });
    });
    const version = { documentId: "one", snapshot: 1, rows: 0 };
    const load = () => Promise.resolve([{ ...version, updates: [] }]);
    await expect(reader.read("notes", [version], load, false)).rejects.toThrow("ended");
    expect((await reader.read("notes", [version], load, false)).get("one")).toEqual(readTexts([], "notes"));
  });

  it("R12: letters that thousands of client ids put at one place, in the order that is slowest, are read in an order that is not", () => {
    const updates = lettersAtOnePlace(1_500, 1_000, (i) => i % 100 !== 0);
    const cost = new MergeCost(documentFields.worksheet);
    for (const update of inCheapOrder(updates, documentFields.worksheet)) cost.add(update);
    expect([cost.items, cost.steps]).toEqual([1_500, 1_499]);
    expect(readTexts(updates, "worksheet").title).toBe("x".repeat(15));
  });
});
