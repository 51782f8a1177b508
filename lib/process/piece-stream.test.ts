import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { streamPieces } from "./piece-stream";

async function* pieces(count: number, bytes: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let n = 0; n < count; n++) yield await Promise.resolve(new Uint8Array(bytes).fill(n));
}

function begin(count: number, bytes = 10, signal?: AbortSignal) {
  const end = vi.fn();
  return { end, reader: streamPieces(pieces(count, bytes), { ms: 60_000, signal }, end).getReader() };
}

describe("a stream of pieces", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("T14f: hands on every byte, long pieces in parts, and ends once", async () => {
    const { reader, end } = begin(2, 100_000);
    const lengths: number[] = [];
    for (let next = await reader.read(); !next.done; next = await reader.read()) lengths.push(next.value.length);
    expect(lengths).toEqual([65_536, 34_464, 65_536, 34_464]);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(end).toHaveBeenCalledTimes(1);
  });

  it.each([0, 1, 2])(
    "T13g, T14f: ends when nothing more is read of it for some seconds, after %i parts",
    async (read) => {
      const { reader, end } = begin(9);
      for (let n = 0; n < read; n++) await reader.read();
      await vi.advanceTimersByTimeAsync(9_000);
      expect(end).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(end).toHaveBeenCalledTimes(1);
      await expect(reader.read()).rejects.toThrow("read too slowly");
    },
  );

  it("T13g, T14f: goes on for who reads slowly, until the time for all is over", async () => {
    const { reader, end } = begin(99);
    for (let n = 0; n < 7; n++) {
      await reader.read();
      await vi.advanceTimersByTimeAsync(8_000);
    }
    expect(end).not.toHaveBeenCalled();
    await reader.read();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(end).toHaveBeenCalledTimes(1);
  });

  it.each(["before", "after"])("T13g, T14f: ends at once when its answer is closed, %s it was begun", async (when) => {
    const answer = new AbortController();
    if (when === "before") answer.abort();
    const { reader, end } = begin(9, 10, answer.signal);
    answer.abort();
    expect(end).toHaveBeenCalledTimes(1);
    await expect(reader.read()).rejects.toThrow("read too slowly");
  });

  it("T13g, T14f: ends when its reader cancels, and when a piece can't be made", async () => {
    const cancelled = begin(9);
    await cancelled.reader.cancel();
    expect(cancelled.end).toHaveBeenCalledTimes(1);
    const end = vi.fn();
    const failing = (async function* (): AsyncGenerator<Uint8Array, void, undefined> {
      yield await Promise.reject(new Error("no"));
    })();
    await expect(streamPieces(failing, { ms: 60_000 }, end).getReader().read()).rejects.toThrow("no");
    expect(end).toHaveBeenCalledTimes(1);
  });
});
