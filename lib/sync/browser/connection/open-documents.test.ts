import { afterEach, beforeEach, expect, it, vi } from "vitest";

const worksheet = { kind: "worksheet", id: "w", epoch: 1 } as const;

beforeEach(() => {
  vi.resetModules();
  vi.doMock("./live-document", () => ({
    LiveDocument: class {
      isDirty = false;
      subscribe = () => undefined;
      start = () => undefined;
      destroy = () => undefined;
    },
  }));
});
afterEach(() => {
  vi.doUnmock("./live-document");
  vi.resetModules();
});

it("R6: a page that only shows the student's own worksheet, as Compare does, does not have this device's copy of it open; one that opens it for the student does", async () => {
  const { isCopyOpen, openDocument } = await import("./open-documents");
  const close = openDocument({ ...worksheet, access: "read" }, () => undefined);
  expect(isCopyOpen(worksheet)).toBe(false);
  const closeOwn = openDocument({ ...worksheet, access: "read", studentId: "ada" }, () => undefined);
  expect(isCopyOpen(worksheet)).toBe(true);
  expect(isCopyOpen({ ...worksheet, epoch: 2 })).toBe(false);
  close();
  closeOwn();
});
