import { describe, expect, it } from "vitest";
import { batched, batchedBy, batchedRows } from "./batch";

/** A read that stays pending until the test ends it. */
function slow() {
  const runs: { asked: readonly string[]; end: (error?: Error) => void }[] = [];
  const read = (asked: readonly string[]) =>
    new Promise<string[]>((resolve, reject) =>
      runs.push({
        asked,
        end: (error) => (error === undefined ? resolve(asked.map((one) => one.toUpperCase())) : reject(error)),
      }),
    );
  return { runs, ask: batched(read) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("batched reads", () => {
  it("what is asked for in one turn is one read; what comes meanwhile waits for the next, which begins after it", async () => {
    const { runs, ask } = slow();
    const asked = () => runs.map((run) => run.asked);
    const answers = [ask("a"), ask("b")];
    await expect.poll(asked).toEqual([["a", "b"]]);
    answers.push(ask("c"), ask("d"));
    await turn();
    expect(asked()).toEqual([["a", "b"]]);
    runs[0]?.end();
    await expect.poll(asked).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    answers.push(ask("e"));
    runs[1]?.end();
    await expect.poll(asked).toHaveLength(3);
    runs[2]?.end();
    expect(await Promise.all(answers)).toEqual(["A", "B", "C", "D", "E"]);
  });

  it("a read that fails fails for those who asked in it, and the next is asked all the same", async () => {
    const { runs, ask } = slow();
    const first = expect(Promise.all([ask("a"), ask("b")])).rejects.toThrow("away");
    await expect.poll(() => runs).toHaveLength(1);
    const second = ask("c");
    runs[0]?.end(new Error("away"));
    await first;
    await expect.poll(() => runs).toHaveLength(2);
    runs[1]?.end();
    expect(await second).toBe("C");
  });

  it("an answer that is missing is nobody else's", async () => {
    const ask = batched(() => Promise.resolve([1]));
    const asked = await Promise.allSettled([ask("a"), ask("b")]);
    expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("by key: the same is read once, and what is not there is null", async () => {
    const runs: (readonly string[])[] = [];
    const ask = batchedBy((keys) => {
      runs.push(keys);
      return Promise.resolve(new Map([["a", 1]]));
    });
    expect(await Promise.all([ask("a"), ask("a"), ask("b"), ask("a")])).toEqual([1, 1, null, 1]);
    expect(runs).toEqual([["a", "b"]]);
  });

  it("rows: each question has its own, in the order in which they were read, and none is left out or given to another", async () => {
    const rows = ["b2", "a1", "a2", "c9"].map((name) => ({ of: name.slice(0, 1), name }));
    const ask = batchedRows(
      ({ of }: { of: string }) => of,
      () => Promise.resolve(rows),
    );
    const answers = await Promise.all(["a", "b", "d", "a"].map((of) => ask({ of })));
    expect(answers.map((found) => found.map(({ name }) => name))).toEqual([["a1", "a2"], ["b2"], [], ["a1", "a2"]]);
  });
});
