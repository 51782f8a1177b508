import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { heartbeatMs } from "@/lib/wire/live-messages";
import { ourServerHeader } from "@/lib/wire/our-server";
import { listenLive } from "./live-connection";

const own = () => Promise.resolve(new Response("alive", { headers: { [ourServerHeader]: "1" } }));
const portal = () => Promise.resolve(new Response("<html>Sign in to the school’s network</html>"));
const away = () => Promise.reject(new TypeError("no network"));

/** The part of a WebSocket that the connection uses. */
class FakeSocket {
  static readonly OPEN = 1;
  static dialled: FakeSocket[] = [];
  readyState = 0;
  onopen = () => {};
  onclose: (event: { code: number }) => void = () => {};
  constructor() {
    FakeSocket.dialled.push(this);
  }
  send() {}
  close() {
    this.onclose({ code: 1000 });
  }
}

let answer: () => Promise<Response>;
let browser: EventTarget;
let stop: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  FakeSocket.dialled = [];
  browser = new EventTarget();
  vi.stubGlobal(
    "fetch",
    vi.fn(() => answer()),
  );
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("location", { origin: "http://localhost" });
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("addEventListener", browser.addEventListener.bind(browser));
  vi.stubGlobal("removeEventListener", browser.removeEventListener.bind(browser));
  stop = listenLive("activity", {});
  await vi.advanceTimersByTimeAsync(0);
  FakeSocket.dialled[0]?.onopen();
});
afterEach(async () => {
  stop();
  await vi.advanceTimersByTimeAsync(3_000);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const created = () => FakeSocket.dialled.length;
const lose = () => FakeSocket.dialled.at(-1)?.onclose({ code: 1006 });

describe("Q7: the live channel whose line is gone", () => {
  it("Q7e: dials again by itself, but only once its own server answers: not while nothing does, and not when something else answers in its place", async () => {
    answer = away;
    lose();
    await vi.advanceTimersByTimeAsync(60_000);
    answer = portal;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(created()).toBe(1);
    answer = own;
    await vi.advanceTimersByTimeAsync(25_000); // the longest wait
    expect(created()).toBe(2);
    FakeSocket.dialled[1]?.onopen();
    lose();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(created()).toBe(3);
  });

  it("Q7e: gives up a socket that does not open in half a minute, and dials again", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5); // waits are as long as they are on average
    answer = own;
    lose();
    await vi.advanceTimersByTimeAsync(600);
    expect(created()).toBe(2);
    await vi.advanceTimersByTimeAsync(29_000); // that socket never opens
    expect(created()).toBe(2);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(created()).toBe(3);
  });

  it("Q7e: dials at once, and once, when the browser says that it is online", async () => {
    answer = away;
    lose();
    await vi.advanceTimersByTimeAsync(60_000);
    answer = own;
    browser.dispatchEvent(new Event("online"));
    browser.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
    expect(created()).toBe(2);
  });

  it("Q7e: does not dial for a page that was left while it asked", async () => {
    answer = () => new Promise((answers) => setTimeout(() => void own().then(answers), 5_000));
    lose();
    await vi.advanceTimersByTimeAsync(1_000);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(created()).toBe(1);
  });

  it("T9k: says that it is lost, at once where the browser says so and after two missed heartbeats where it does not, to whoever listens later too; and that it is back", async () => {
    const heard: boolean[] = [];
    const stopListening = listenLive("activity", { onConnected: (is) => heard.push(is) });
    answer = away;
    lose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard).toEqual([false]);
    const late: boolean[] = [];
    listenLive("activity", { onConnected: (is) => late.push(is) })();
    expect(late).toEqual([false]);
    answer = own;
    await vi.advanceTimersByTimeAsync(25_000);
    FakeSocket.dialled[1]?.onopen();
    expect(heard).toEqual([false, true]);
    const socket = FakeSocket.dialled[1];
    if (socket !== undefined) socket.close = () => {}; // the network is dead, and the browser goes on waiting
    await vi.advanceTimersByTimeAsync(2 * heartbeatMs - 1);
    expect(heard).toEqual([false, true]);
    await vi.advanceTimersByTimeAsync(1);
    expect(heard).toEqual([false, true, false]);
    stopListening();
  });
});
