import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ourServerHeader } from "@/lib/wire/our-server";
import { Reconnector } from "./reconnector";

const own = () => Promise.resolve(new Response("alive", { headers: { [ourServerHeader]: "1" } }));
const portal = () => Promise.resolve(new Response("<html>Sign in to the school’s network</html>"));
const away = () => Promise.reject(new TypeError("no network"));
const silence = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("no answer", "TimeoutError")));
  });

const limits = { openWithinMs: 10_000, maxDelayMs: 2_500 };

let answer: (signal: AbortSignal) => Promise<Response>;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "fetch",
    vi.fn((_: string, { signal }: { signal: AbortSignal }) => answer(signal)),
  );
  // Fake timers cannot advance the real timeout's own timer.
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const ending = new AbortController();
    setTimeout(() => ending.abort(), ms);
    return ending.signal;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("Reconnector", () => {
  it("dials only once our own server answers: not while nothing does, and not when something else answers in its place", async () => {
    const connect = vi.fn();
    const reconnector = new Reconnector({ connect, abandon: () => undefined }, limits);
    answer = away;
    reconnector.reconnectLater();
    await vi.advanceTimersByTimeAsync(20_000);
    answer = portal;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(connect).not.toHaveBeenCalled();
    expect(reconnector.failures).toBeGreaterThan(10);
    answer = own;
    await vi.advanceTimersByTimeAsync(2_500);
    expect(connect).toHaveBeenCalledOnce();
    reconnector.stop(); // the socket has opened
    reconnector.resetFailures();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connect).toHaveBeenCalledOnce();
  });

  it("is told to stop while it asks, and dials no more", async () => {
    const connect = vi.fn();
    const reconnector = new Reconnector({ connect, abandon: () => undefined }, limits);
    answer = own;
    reconnector.reconnectNow();
    reconnector.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(connect).not.toHaveBeenCalled();
  });

  it("R6: asks again when five seconds bring no answer, and connects once there is one", async () => {
    const connect = vi.fn();
    const reconnector = new Reconnector({ connect, abandon: () => undefined }, limits);
    answer = silence;
    reconnector.reconnectNow();
    await vi.advanceTimersByTimeAsync(4_900);
    expect(fetch).toHaveBeenCalledOnce();
    answer = own;
    await vi.advanceTimersByTimeAsync(400);
    expect(connect).toHaveBeenCalledOnce();
    reconnector.stop();
  });

  it("R6: abandons a socket that does not open in ten seconds, once, and connects again; one that has opened stays", async () => {
    const connect = vi.fn();
    const abandon = vi.fn();
    const reconnector = new Reconnector({ connect, abandon }, limits);
    answer = own;
    reconnector.connect();
    await vi.advanceTimersByTimeAsync(9_900);
    expect(abandon).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(400);
    expect(abandon).toHaveBeenCalledOnce();
    expect(connect).toHaveBeenCalledTimes(2);
    reconnector.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(abandon).toHaveBeenCalledOnce();
    expect(connect).toHaveBeenCalledTimes(2);
  });
});
