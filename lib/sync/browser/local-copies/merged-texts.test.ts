import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { copyName } from "@/lib/sync/format/browser-storage";
import { ourServerHeader } from "@/lib/wire/our-server";
import { listDeviceDatabases, openCopyOf, stubDevice } from "@/lib/sync/browser/testing/fake-device";
import { dropSetAsideText, listSetAsideTexts, offerMergedTexts, storeCopyTexts } from "./set-aside-text";
import { sendUnsentCopies } from "./send-unsent";

const openDocument = vi.hoisted(() => vi.fn());
vi.mock("@/lib/sync/browser/connection/open-documents", () => ({
  openDocument,
  // Zoe's page shows the same worksheet.
  isCopyOpen: () => true,
  findOpenDocument: () => null,
}));

const worksheet = { kind: "worksheet", id: "w", epoch: 1 } as const;
const left = copyName("zoe-k", worksheet);

/** A server that lets everyone open the worksheet, and proves to have the text or does not. */
function stubServer(isProved: boolean): void {
  vi.stubGlobal("fetch", (_: string, { method }: RequestInit) => {
    const status = method === "POST" && !isProved ? 404 : 204;
    return Promise.resolve(new Response(null, { status, headers: { [ourServerHeader]: "1" } }));
  });
}

const offered = (person: string) => listSetAsideTexts(person).map(({ field, text }) => `${field}: ${text}`);
const drop = (person: string, text: string) =>
  dropSetAsideText(person, listSetAsideTexts(person).find((each) => each.text === text)?.id ?? "");

beforeEach(async () => {
  stubDevice();
  stubServer(false);
  const doc = new Y.Doc();
  const copy = await openCopyOf(doc, left);
  doc.getText("harmed").insert(0, "Typed and left.");
  doc.getText("source").insert(0, "A paper.");
  copy.recordUnsent(doc.clientID, 0);
  await copy.close();
});
afterEach(() => {
  offerMergedTexts("zoe", ["zoe-k"]);
  for (const { id } of listSetAsideTexts("zoe")) dropSetAsideText("zoe", id);
  offerMergedTexts("zoe", []);
  vi.unstubAllGlobals();
});

it("R14, T15r: text that was typed under a name merged into the student's is offered to the student, not sent under that name's client ids; its copy stays meanwhile; nobody else is offered it", async () => {
  await sendUnsentCopies("zoe");
  expect(offered("zoe")).toEqual([]);
  offerMergedTexts("zoe", ["zoe-k"]);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no connection")));
  expect(await sendUnsentCopies("zoe")).toBe(true);
  expect(offered("zoe")).toEqual([]);
  stubServer(false);
  expect(await sendUnsentCopies("zoe")).toBe(false);
  expect(offered("zoe")).toEqual(["harmed: Typed and left.", "source: A paper."]);
  expect(openDocument).not.toHaveBeenCalled();
  expect(await listDeviceDatabases()).toEqual([left]);
  await sendUnsentCopies("ben");
  expect(offered("ben")).toEqual([]);
});

it("R14, T15r: of a merged name's copy the student takes one text; the rest stays stored as that name's, so it is theirs again once the merge is undone", async () => {
  offerMergedTexts("zoe", ["zoe-k"]);
  await sendUnsentCopies("zoe");
  drop("zoe", "A paper.");
  await expect.poll(listDeviceDatabases).toEqual([]);
  expect(offered("zoe")).toEqual(["harmed: Typed and left."]);
  offerMergedTexts("zoe", []);
  expect(offered("zoe")).toEqual([]);
  expect(offered("zoe-k")).toEqual(["harmed: Typed and left."]);
});

it("R14, T15r: a merged name's copy that the server proves to have goes, and is offered no more", async () => {
  offerMergedTexts("zoe", ["zoe-k"]);
  await sendUnsentCopies("zoe");
  stubServer(true);
  await sendUnsentCopies("zoe");
  expect(offered("zoe")).toEqual([]);
  await expect.poll(listDeviceDatabases).toEqual([]);
});

it("R3c, T15r: text that was set aside under a merged name is offered to the student until it is taken, and no more once the merge is undone", () => {
  storeCopyTexts("zoe-k", { from: "worksheet/w" }, { texts: { title: "One.", harmed: "Two." }, whole: false });
  expect(offered("zoe")).toEqual([]);
  offerMergedTexts("zoe", ["zoe-k"]);
  expect(offered("zoe").sort()).toEqual(["harmed: Two.", "title: One."]);
  drop("zoe", "Two.");
  offerMergedTexts("zoe", []);
  expect(offered("zoe")).toEqual([]);
  expect(offered("zoe-k")).toEqual(["title: One."]);
});
