import { afterEach, beforeEach, expect, it, vi } from "vitest";

/** ms since the page was loaded. */
let now = 0;
beforeEach(() => {
  vi.resetModules();
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

it("T10d, Q23a: of the server's times the one that was the shortest on its way counts; after its clock has jumped the first new one counts", async () => {
  const { noteServerTime, serverNow } = await import("./server-time");
  expect(serverNow()).toBeNull();
  now = 1_000;
  noteServerTime(500_000);
  now = 2_000;
  noteServerTime(500_700); // 300 ms later than the first
  expect(serverNow()).toBe(501_000);
  now = 3_000;
  noteServerTime(502_000 - 3_600_000);
  expect(serverNow()).toBe(502_000 - 3_600_000);
  now = 4_000;
  noteServerTime(503_000);
  expect(serverNow()).toBe(503_000);
});
