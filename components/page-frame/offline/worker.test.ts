/** Runs the service worker (public/a/worker.js) with a fake network, fake caches and a fake clock. */
import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { describe, expect, it } from "vitest";
import { pageCacheName } from "@/lib/sync/format/browser-storage";

const source = readFileSync(path.resolve(import.meta.dirname, "../../../public/a/worker.js"), "utf8");
const origin = "https://school.example";
const hourMs = 3_600_000;

type Answers = Map<string, string>;
const absolute = (of: string | { url: string }) => new URL(typeof of === "string" ? of : of.url, origin).href;

class FakeCache {
  private readonly stored = new Map<string, Response>();
  match = (of: string | { url: string }) => Promise.resolve(this.stored.get(absolute(of))?.clone());
  put = (of: string | { url: string }, answer: Response) => Promise.resolve(void this.stored.set(absolute(of), answer));
  delete = (of: string | { url: string }) => Promise.resolve(this.stored.delete(absolute(of)));
  keys = () => Promise.resolve([...this.stored.keys()].map((url) => ({ url })));
}

/** A device with the worker. @param pages the server's answers by path; a request for any other path fails */
function startWorker(pages: Answers) {
  const listeners = new Map<string, (event: unknown) => void>();
  const stored = new Map<string, FakeCache>();
  const device = { now: 0, isOnline: true };
  const open = (name: string) => {
    const cache = stored.get(name) ?? new FakeCache();
    stored.set(name, cache);
    return Promise.resolve(cache);
  };
  vm.runInNewContext(source, {
    self: { addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener) },
    location: { origin },
    caches: {
      open,
      keys: () => Promise.resolve([...stored.keys()]),
      delete: (name: string) => Promise.resolve(stored.delete(name)),
      match: async (of: string | { url: string }) => {
        for (const cache of stored.values()) {
          const found = await cache.match(of);
          if (found !== undefined) return found;
        }
        return undefined;
      },
    },
    fetch: (of: string | { url: string }) => {
      const page = pages.get(new URL(absolute(of)).pathname);
      if (!device.isOnline || page === undefined) return Promise.reject(new TypeError("Failed to fetch"));
      return Promise.resolve(new Response(page, { headers: { "content-type": "text/html", "x-crosscase": "1" } }));
    },
    Date: { now: () => device.now },
    setTimeout: () => 0,
    URL,
    Response,
    Headers,
  });
  const dispatch = async (type: string, event: Record<string, unknown>) => {
    const work: Promise<unknown>[] = [];
    listeners.get(type)?.({ ...event, waitUntil: (one: Promise<unknown>) => work.push(one) });
    await Promise.all(work);
  };
  /** Navigates a tab. Returns the page that it then shows. */
  const load = async (tab: string, at: string): Promise<string> => {
    let shown: Promise<Response> | undefined;
    await dispatch("fetch", {
      request: { method: "GET", mode: "navigate", url: origin + at },
      resultingClientId: tab,
      respondWith: (answer: Promise<Response>) => (shown = answer),
    });
    return (await shown)?.text() ?? "";
  };
  /** What a tab's page sends once it is loaded (cache-page.ts). */
  const keep = (tab: string, student: string, at: string) =>
    dispatch("message", {
      source: { id: tab },
      data: { keep: { cache: pageCacheName(student, "b7"), at, assets: [], withheld: [] } },
    });
  return { device, load, keep };
}

const page = (student: string, words: string) => `<html lang="en"><body>${student} ${words}</body></html>`;
const write = "/a/1/write";
const pagesOf = (student: string): Answers =>
  new Map([
    [write, page(student, "the worksheet")],
    ["/a/offline", page("", "needs a connection")],
  ]);

describe("the service worker", () => {
  it("S1p: caches the page of the student who says that it is theirs, and shows it without a connection", async () => {
    const { device, load, keep } = startWorker(pagesOf("ada"));
    await load("tab", write);
    await keep("tab", "ada", write);
    device.isOnline = false;
    expect(await load("tab", write)).toContain("the worksheet");
  });

  it("S1p: does not cache a page that came for another student, who signed in between its load and its message, whether its answer is held or fetched again", async () => {
    for (const loadsIt of [true, false]) {
      const { device, load, keep } = startWorker(pagesOf("ben"));
      if (loadsIt) await load("tab", write);
      await keep("tab", "ada", write);
      device.isOnline = false;
      expect(await load("tab", write)).toContain("needs a connection");
    }
  });

  it("Q20b: shows a cached page for twelve hours and no longer, also not once the clock is back", async () => {
    const { device, load, keep } = startWorker(pagesOf("ada"));
    await load("tab", write);
    await keep("tab", "ada", write);
    device.isOnline = false;
    device.now = 12 * hourMs - 1;
    expect(await load("tab", write)).toContain("the worksheet");
    device.now = 12 * hourMs;
    expect(await load("tab", write)).toContain("needs a connection");
    device.now = 0;
    expect(await load("tab", write)).toContain("needs a connection");
  });
});
