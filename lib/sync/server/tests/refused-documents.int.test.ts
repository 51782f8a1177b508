/** The store answers an error for one document though its rows are not at fault, as with a damaged page of an index (R7). */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { monotonicMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { SyncServer } from "@/lib/sync/server/sync-server";
import { startSync } from "@/lib/sync/server/upgrade";
import { gatedHarness } from "@/lib/sync/testing/gated-harness";
import { at, Harness, joinPair, rowsOf, soon } from "@/lib/sync/testing/harness";
import { acceptAll, countTries, refuse } from "@/lib/sync/testing/refusing-store";
import { answerProbe } from "@/lib/server/http/probes";

const { harness } = gatedHarness({ connections: 6 });
harness.sync = startSync(); // the one that /readyz reads
afterEach(async () => {
  await acceptAll();
  vi.restoreAllMocks();
});

const isRefused = (documentIds: readonly string[]) => harness.sync.queue.countOfRefused === documentIds.length;

it("R7: of a document that the store refuses the updates wait in their order, and are stored once when it takes them; its people see each other's words and not Saved; all others are Saved; it is logged once", async () => {
  const [bad, good] = [await joinPair(harness), await joinPair(harness)];
  bad.a.type("title", "before ");
  await expect.poll(() => bad.a.isSaved && bad.b.text("title") === "before ", soon).toBe(true);
  const logged = vi.spyOn(log(), "error").mockImplementation(() => undefined);
  vi.spyOn(log(), "warn").mockImplementation(() => undefined);
  await refuse([bad.documentId]);
  const saved = bad.a.saved;
  bad.a.type("title", "refused, ");
  good.a.type("title", "goes on");
  await expect.poll(() => good.a.isSaved, soon).toBe(true);
  await expect.poll(() => isRefused([bad.documentId]), soon).toBe(true);
  const tries = await countTries();
  bad.b.type("title", "and more");
  await expect.poll(() => bad.a.text("title"), soon).toBe("before refused, and more");
  await expect.poll(countTries, soon).toBeGreaterThan(tries + 1);
  good.b.type("title", ", and on");
  await expect.poll(() => good.b.isSaved, soon).toBe(true);
  expect([bad.a.saved, bad.b.isSaved, bad.a.isOpen, bad.b.isOpen]).toEqual([saved, false, true, true]);
  const back = await harness.join(bad.room, at(bad.cookies, 1));
  expect([back.text("title"), back.isSaved]).toEqual(["before refused, and more", false]);
  expect(logged.mock.calls.map(([about]) => about)).toEqual([{ code: "XX001", documentId: bad.documentId }]);
  await acceptAll();
  await expect.poll(() => bad.a.isSaved && bad.b.isSaved && back.isSaved, soon).toBe(true);
  const rows = await rowsOf(bad.documentId);
  expect(rows.map(({ n, author }) => [n, author])).toEqual([
    [1, bad.studentIds[0]],
    [2, bad.studentIds[0]],
    [3, bad.studentIds[1]],
  ]);
  expect(isRefused([])).toBe(true);
});

it("R7: past a bound the writers of a refused document are paused, those who come in too, and nobody else; they go on when the store takes it", async () => {
  const [bad, good] = [await joinPair(harness), await joinPair(harness)];
  vi.spyOn(log(), "error").mockImplementation(() => undefined);
  const warned = vi.spyOn(log(), "warn").mockImplementation(() => undefined);
  await refuse([bad.documentId]);
  const paste = () => {
    bad.a.type("scenario", "w".repeat(900_000));
    bad.a.doc.getText("scenario").delete(0, 900_000);
  };
  paste();
  await expect.poll(() => isRefused([bad.documentId]), soon).toBe(true);
  for (let i = 0; i < 2; i++) paste();
  const said = (text: string) => warned.mock.calls.filter(([, message]) => message?.includes(text)).length;
  await expect.poll(() => said("sockets are paused"), soon).toBe(1);
  const late = harness.connect(bad.room, at(bad.cookies, 1));
  await expect.poll(() => late.access, soon).toBe("write");
  const tries = await countTries();
  await expect.poll(countTries, soon).toBeGreaterThan(tries + 1);
  let pongs = 0;
  for (const { ws } of [bad.a, bad.b, late]) ws.on("pong", () => (pongs += 1)).ping();
  good.a.type("title", "goes on");
  await expect.poll(() => good.a.isSaved && good.b.text("title") === "goes on", soon).toBe(true);
  expect([pongs, said("sockets are paused"), said("sockets go on")]).toEqual([0, 1, 0]);
  bad.b.type("title", "held");
  await acceptAll();
  await expect
    .poll(() => bad.a.isSaved && bad.b.isSaved && late.text("title") === "held" && pongs === 3, soon)
    .toBe(true);
  expect(said("sockets go on")).toBe(1);
});

it("R7: the process is not ready once rows have waited for 30 s and none was stored, unless one document alone is refused; it is ready after the next success", async () => {
  vi.spyOn(log(), "error").mockImplementation(() => undefined);
  vi.spyOn(log(), "warn").mockImplementation(() => undefined);
  const pairs = [await joinPair(harness), await joinPair(harness), await joinPair(harness)] as const;
  const [one, two, good] = pairs;
  const storesNothing = () => harness.sync.queue.storesNothing(monotonicMs() + 30_000);
  await refuse([one.documentId, two.documentId]);
  one.a.type("title", "one");
  await expect.poll(() => isRefused([one.documentId]), soon).toBe(true);
  expect(storesNothing()).toBe(false);
  const before = monotonicMs();
  two.a.type("title", "two");
  await expect.poll(() => isRefused([one.documentId, two.documentId]), soon).toBe(true);
  expect([harness.sync.queue.storesNothing(before + 29_999), storesNothing()]).toEqual([false, true]);
  good.a.type("title", "good");
  await expect.poll(() => good.a.isSaved, soon).toBe(true);
  expect([isRefused([one.documentId, two.documentId]), storesNothing()]).toEqual([true, false]);
  await acceptAll();
  await expect.poll(() => one.a.isSaved && two.a.isSaved, soon).toBe(true);

  // An error of the whole store, whatever the document.
  await refuse([one.documentId], "53100");
  one.a.type("title", ", and more");
  const tries = await countTries();
  await expect.poll(countTries, soon).toBeGreaterThan(tries + 4);
  expect([isRefused([]), storesNothing()]).toEqual([true, true]);
  await acceptAll();
  await expect.poll(() => one.a.isSaved, soon).toBe(true);
  expect(storesNothing()).toBe(false);
});

it("R7: a process that stops does not wait for a refused document: it stores the others, and its sockets close 1012", async () => {
  vi.spyOn(log(), "error").mockImplementation(() => undefined);
  vi.spyOn(log(), "warn").mockImplementation(() => undefined);
  const own = new Harness(new SyncServer());
  await own.start();
  const [bad, good] = [await joinPair(own), await joinPair(own)];
  await refuse([bad.documentId]);
  bad.a.type("title", "refused");
  await expect.poll(() => own.sync.queue.countOfRefused, soon).toBe(1);
  good.a.type("title", "stored");
  await expect.poll(() => good.b.text("title"), soon).toBe("stored");
  await own.sync.drain();
  await expect.poll(() => [bad.a.closedWith, good.a.closedWith], soon).toEqual([1012, 1012]);
  expect([bad.a.saved < bad.a.sent, good.a.saved]).toEqual([true, good.a.sent]);
  await own.stop();
});

it("R7: /readyz answers 503 while nothing is stored, and 200 otherwise", async () => {
  const server = createServer((req, res) => void answerProbe(req, res, undefined));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  const isReady = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    return [answer.status, await answer.text()];
  };
  const storesNothing = vi.spyOn(harness.sync.queue, "storesNothing").mockReturnValue(true);
  expect(await isReady()).toEqual([503, "nothing could be stored for 30 s\n"]);
  storesNothing.mockRestore();
  expect(await isReady()).toEqual([200, "ready\n"]);
  server.close();
});
