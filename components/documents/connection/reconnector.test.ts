import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ourServerHeader } from "@/lib/wire/our-server";
import { Reconnector } from "./reconnector";

const own = () => Promise.resolve(new Response("alive", { headers: { [ourServerHeader]: "1" } }));
const portal = () => Promise.resolve(new Response("<html>Sign in to the school’s network</html>"));
const away = () => Promise.reject(new TypeError("no network"));

let answer: () => Promise<Response>;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "fetch",
    vi.fn(() => answer()),
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("Reconnector", () => {
  it("dials only once our own server answers: not while nothing does, and not when something else answers in its place", async () => {
    const connect = vi.fn();
    const reconnector = new Reconnector(connect, 2_500);
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
    reconnector.resetFailures();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connect).toHaveBeenCalledOnce();
  });

  it("is told to stop while it asks, and dials no more", async () => {
    const connect = vi.fn();
    const reconnector = new Reconnector(connect, 2_500);
    answer = own;
    reconnector.reconnectNow();
    reconnector.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(connect).not.toHaveBeenCalled();
  });
});
