import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pageUserHeader } from "@/lib/wire/page-user-header";
import { wrapFetch } from "./page-fetch";
import { claimPage } from "./page-user";

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
  page = Object.assign(target, { fetch }) as unknown as typeof page; // all of a window that is used
  wrapFetch(page);
});
afterEach(() => {
  vi.useRealTimers();
});

const failure = new TypeError("the page is being left");
const fail = () => Promise.reject(failure);

describe("a page's fetch", () => {
  it("fails as ever while nobody leaves the page", async () => {
    answer = fail;
    await expect(page.fetch("/a")).rejects.toBe(failure);
  });

  it("stays pending while the page is being left, and fails ten seconds later where it was not left after all; one that was called off fails at once", async () => {
    answer = fail;
    // As signing out does, lest others ask.
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
});
