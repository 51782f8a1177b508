/** A minute without a database, in a file of its own, because it mostly waits and can do so beside other files. */
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { log } from "@/lib/process/log";
import { gatedHarness } from "@/lib/sync/testing/gated-harness";
import { joinPair, rowsOf, soon } from "@/lib/sync/testing/harness";
import { Typist } from "@/lib/sync/testing/typist";

const { harness, gate } = gatedHarness({ connections: 4 });
afterEach(() => void vi.restoreAllMocks());

it("B6, R7, R6: the database is away for a minute while two type: all of it goes between them, nothing of it is Saved meanwhile, and afterwards all is, each row once", async () => {
  const { a, b, documentId, worksheetId } = await joinPair(harness);
  a.type("scenario", "before");
  await expect.poll(() => a.isSaved && b.text("scenario") === "before" && b.isSaved, soon).toBe(true);
  const before = [a.saved, b.saved];
  vi.spyOn(log(), "warn").mockImplementation(() => undefined); // each try fails, and is logged
  gate().cut();
  const typists = [new Typist(a, b, "title", 200), new Typist(b, a, "harmed", 200)];
  const typed = () => typists.map(({ keys }) => keys.length);
  for (const until = Date.now() + 60_000; Date.now() < until || Math.min(...typed()) < 100;) {
    await wait(100);
    expect([a.saved, b.saved]).toEqual(before);
  }
  for (const typist of typists) typist.stop();
  await expect.poll(() => [b.text("title").length, a.text("harmed").length], soon).toEqual(typed());
  expect([a.isSaved, b.isSaved, a.closedWith, b.closedWith]).toEqual([false, false, null, null]);
  gate().open();
  await expect.poll(() => a.isSaved && b.isSaved, soon).toBe(true);
  const rows = await rowsOf(documentId);
  expect(rows.map(({ n }) => n)).toEqual(rows.map((_, i) => i + 1));
  expect(rows.length).toBe(1 + typists.reduce((sum, { keys }) => sum + keys.length, 0));
  expect(await loadDocumentTexts(database(), "worksheet", worksheetId)).toMatchObject({
    title: a.text("title"),
    harmed: b.text("harmed"),
    scenario: "before",
  });
});
