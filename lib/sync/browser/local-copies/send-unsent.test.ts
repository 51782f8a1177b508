import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { copyName } from "@/lib/sync/format/browser-storage";
import { ourServerHeader } from "@/lib/wire/our-server";
import { openCopyOf, stubAnswers, stubDevice } from "@/lib/sync/browser/testing/fake-device";

const openDocuments = "@/lib/sync/browser/connection/open-documents";
const openDocument = vi.fn();
const isCopyOpen = vi.fn(() => false);
const worksheet = { kind: "worksheet", id: "w", epoch: 1 } as const;

let sendUnsentCopies: (person: string) => Promise<boolean>;
beforeEach(async () => {
  vi.clearAllMocks();
  vi.resetModules();
  vi.doMock(openDocuments, () => ({ openDocument, isCopyOpen, findOpenDocument: () => null }));
  ({ sendUnsentCopies } = await import("./send-unsent"));
  stubDevice();
  const doc = new Y.Doc();
  const copy = await openCopyOf(doc, copyName("ada", worksheet));
  doc.getText("harmed").insert(0, "Typed and left.");
  copy.recordUnsent(doc.clientID, 0);
  await copy.close();
});
afterEach(() => {
  vi.doUnmock(openDocuments);
  vi.resetModules();
  vi.unstubAllGlobals();
});

it("R6: a copy for which the server gives no answer at the moment is left to be sent; once the server answers, its document is opened, and nothing is left", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no connection")));
  expect(await sendUnsentCopies("ada")).toBe(true);
  for (const status of [429, 503]) {
    stubAnswers(status);
    expect(await sendUnsentCopies("ada")).toBe(true);
  }
  expect(openDocument).not.toHaveBeenCalled();
  vi.stubGlobal("fetch", (_: string, { method }: RequestInit) =>
    Promise.resolve(new Response(null, { status: method === "POST" ? 404 : 204, headers: { [ourServerHeader]: "1" } })),
  );
  expect(await sendUnsentCopies("ben")).toBe(false);
  expect(openDocument).not.toHaveBeenCalled();
  expect(await sendUnsentCopies("ada")).toBe(false);
  expect(openDocument).toHaveBeenCalledWith({ ...worksheet, access: "write", studentId: "ada" }, expect.anything());
});

it("R6: a copy that the page has open, and one whose student's session has ended, are not left to be sent", async () => {
  stubAnswers(401);
  expect(await sendUnsentCopies("ada")).toBe(false);
  isCopyOpen.mockReturnValueOnce(true);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no connection")));
  expect(await sendUnsentCopies("ada")).toBe(false);
});
