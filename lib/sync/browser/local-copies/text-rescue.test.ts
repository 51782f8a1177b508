import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { copyName } from "@/lib/sync/format/browser-storage";
import { readCopyText } from "./copy-text";
import { listDeviceDatabases, openCopyOf, stubAnswers, stubDevice } from "@/lib/sync/browser/testing/fake-device";
import { dropSetAsideText, endOffer, isFewLetters, listSetAsideTexts } from "./set-aside-text";
import { TextRescue } from "./text-rescue";

const student = "3d7c7f3a-0000-4000-8000-000000000001";
const room = { kind: "worksheet", id: "w", epoch: 1, access: "write", studentId: student, team: 3 } as const;
const name = copyName(student, room);

let device: { isFull: boolean };
beforeEach(() => {
  device = stubDevice();
  stubAnswers(404);
});
afterEach(() => {
  endOffer(name);
  for (const { id } of listSetAsideTexts(student)) dropSetAsideText(student, id);
  vi.unstubAllGlobals();
});

const offered = () =>
  listSetAsideTexts(student)
    .map(({ field, text }) => `${field}: ${text}`)
    .sort();

/** One tab of the worksheet. @returns how it leaves the document */
async function openTab(words: Record<string, string>) {
  const doc = new Y.Doc();
  const copy = await openCopyOf(doc, name);
  for (const [field, text] of Object.entries(words)) {
    doc.getText(field).insert(0, text);
    copy.recordUnsent(doc.clientID, 0);
  }
  return { copy, leave: () => new TextRescue(room).leave(copy, readCopyText(doc, new Map([[doc.clientID, 0]]))) };
}

it("R14, Q20a: a page that leaves a document puts aside what a tab that is closed by now left in the same copy too, before the copy goes", async () => {
  const one = await openTab({ harmed: "First." });
  const two = await openTab({ source: "Second." });
  await two.copy.close();
  expect(await one.leave()).toBe(true);
  expect(await listDeviceDatabases()).toEqual([]);
  expect(offered()).toEqual(["harmed: First.", "source: Second."]);
  expect(listSetAsideTexts(student).map(({ team }) => team)).toEqual([3, 3]);
});

it("R14: of what other tabs left in the copy the server is asked too, and all that it proves to have goes", async () => {
  const asked = vi.fn((_: string, { body }: { body: Uint8Array }) => {
    expect(Buffer.from(body).includes("Second.")).toBe(true);
    return Promise.resolve(new Response(null, { status: 204, headers: { "x-crosscase": "1" } }));
  });
  vi.stubGlobal("fetch", asked);
  const one = await openTab({ harmed: "First." });
  const two = await openTab({ source: "Second." });
  await two.copy.close();
  expect(await one.leave()).toBe(true);
  expect(asked).toHaveBeenCalledOnce();
  expect(await listDeviceDatabases()).toEqual([]);
  expect(offered()).toEqual([]);
});

it("R14, B1b: a copy stays, and its words are offered, while this device has no other room for them; it goes once all are taken, or there is room", async () => {
  device.isFull = true;
  const page = await openTab({ harmed: "First.", source: "Second.", title: "Third." });
  expect(await page.leave()).toBe(false);
  expect(await listDeviceDatabases()).toEqual([name]);
  expect(offered()).toEqual(["harmed: First.", "source: Second.", "title: Third."]);
  const drop = (word: string) =>
    dropSetAsideText(student, listSetAsideTexts(student).find(({ text }) => text === word)?.id ?? "");
  drop("First.");
  expect(await listDeviceDatabases()).toEqual([name]);
  expect(offered()).toEqual(["source: Second.", "title: Third."]);
  device.isFull = false;
  drop("Second.");
  await expect.poll(listDeviceDatabases).toEqual([]);
  expect(offered()).toEqual(["title: Third."]);
});

it("R3c: a word at most that was on its way is a few letters; several words are not, nor is the whole text of a field, nor a key that was held down", () => {
  const few = (text: string, whole = false) => isFewLetters({ text, whole });
  expect(["wat", " the", "Water.", "水", ""].map((text) => few(text))).toEqual([true, true, true, true, true]);
  expect(["Held back.", "水泵", "a".repeat(21)].map((text) => few(text))).toEqual([false, false, false]);
  expect(few("wat", true)).toBe(false);
});
