import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pageUserHeader } from "@/lib/wire/page-user-header";
import { wrapFetch } from "./page-fetch";
import { claimPage } from "@/lib/live/browser/page-user";

const serverAnswers = vi.hoisted(() => new Set<() => void>());
vi.mock("@/components/invalidation/watch-server", () => ({
  watchServer: (onAnswer: () => void) => {
    serverAnswers.add(onAnswer);
    return () => serverAnswers.delete(onAnswer);
  },
}));

let answer: () => Promise<Response>;
let sent: (RequestInit | undefined)[];
let page: Window & typeof globalThis;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  const target = new EventTarget();
  const fetch = (_: unknown, init?: RequestInit) => {
    sent.push(init);
    return answer();
  };
  const location = { pathname: "/a/1/vote" };
  page = Object.assign(target, { fetch, location }) as unknown as typeof page; // the only parts of a window that wrapFetch uses
  wrapFetch(page);
});
afterEach(() => {
  vi.useRealTimers();
});

const failure = new TypeError("the page is being left");
const fail = () => Promise.reject(failure);

const own = () => new Response("the page", { headers: { "x-crosscase": "1" } });
/** Requests a page as Next does: all of it (`refetch`), or the part that differs from the page that is shown. */
const request = (path: string, marker: "refetch" | null, headers: Record<string, string> = {}) =>
  page.fetch(new URL(path, "https://school.example"), {
    headers: {
      rsc: "1",
      "next-router-state-tree": encodeURIComponent(JSON.stringify(["", {}, null, marker])),
      ...headers,
    },
  });
const answerHealth = () => serverAnswers.forEach((onAnswer) => onAnswer());

describe("a page's fetch", () => {
  it("fails as ever while nobody leaves the page", async () => {
    answer = fail;
    await expect(page.fetch("/a")).rejects.toBe(failure);
  });

  it("stays pending while the page is being left, and fails ten seconds later where it was not left after all; one that was called off fails at once", async () => {
    answer = fail;
    // Signing out does the same, so that no other listener asks the student whether to leave.
    page.addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true });
    page.dispatchEvent(new Event("beforeunload"));
    const failed = vi.fn();
    void page.fetch("/a").catch(failed);
    await vi.advanceTimersByTimeAsync(9_900);
    expect(failed).not.toHaveBeenCalled();
    const aborted = new AbortController();
    aborted.abort();
    await expect(page.fetch("/a", { signal: aborted.signal })).rejects.toBe(failure);
    await vi.advanceTimersByTimeAsync(200);
    expect(failed).toHaveBeenCalledWith(failure);
  });

  it("R1: an action says whose page it comes from, and nothing else does", async () => {
    answer = () => Promise.resolve(new Response());
    await page.fetch("/a", { method: "POST", headers: { "Next-Action": "f00" } });
    claimPage("amara");
    await page.fetch("/a", { method: "POST", headers: { "Next-Action": "f00" } });
    await page.fetch("/a", { headers: { rsc: "1" } });
    await page.fetch("/a");
    expect(sent.map((init) => new Headers(init?.headers).get(pageUserHeader))).toEqual([null, "amara", null, null]);
    expect(new Headers(sent[1]?.headers).get("next-action")).toBe("f00");
    expect(sent[1]?.method).toBe("POST");
  });

  it.each([
    ["does not get through", fail],
    ["is answered by a portal", () => Promise.resolve(new Response("Sign in to the network"))],
    [
      "breaks within its answer",
      () => Promise.resolve(new Response(brokenBody(), { headers: { "x-crosscase": "1" } })),
    ],
  ])("S8e: a refresh that %s stays pending, and is sent again each time that the server answers", async (_, first) => {
    answer = first;
    const refreshed = request("/a/1/vote", "refetch");
    for (const times of [1, 2]) {
      await vi.advanceTimersByTimeAsync(60_000);
      expect(sent).toHaveLength(times);
      answerHealth();
    }
    await vi.advanceTimersByTimeAsync(0);
    answer = () => Promise.resolve(own());
    answerHealth();
    await vi.advanceTimersByTimeAsync(0);
    expect(await (await refreshed).text()).toBe("the page");
    expect(sent).toHaveLength(4);
    expect(serverAnswers.size).toBe(0);
  });

  it.each([
    ["another page", () => request("/a/1/compare", "refetch")],
    ["a part of this page", () => request("/a/1/vote", null)],
    ["an action", () => request("/a/1/vote", "refetch", { "next-action": "f00" })],
  ])("%s is requested once, and fails at once", async (_, call) => {
    answer = fail;
    await expect(call()).rejects.toBe(failure);
    expect(sent).toHaveLength(1);
  });
});

const brokenBody = () =>
  new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode("the"));
      controller.error(failure);
    },
  });
