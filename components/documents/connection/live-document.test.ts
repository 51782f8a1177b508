import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { ConnectionEvents } from "./document-connection";

/** The lines that were opened, oldest first. */
let lines: { on: ConnectionEvents; line: { mayWrite: boolean } }[] = [];

/** A line without a socket: the test says what comes on it. */
function openLine(_room: unknown, on: ConnectionEvents) {
  const doc = new Y.Doc();
  const line = {
    doc,
    ledger: { open: true, saved: true, savedClock: 0 },
    provider: { connect: () => undefined, synced: true, awareness: new Awareness(doc) },
    redialer: { failures: 0, dialNow: () => undefined },
    mayWrite: true,
    copy: null,
    unsentBefore: new Map(),
    earlier: new Map(),
  };
  lines.push({ on, line });
  return line;
}

beforeEach(() => {
  lines = [];
  vi.resetModules();
  vi.doMock("./document-connection", () => ({
    openLine,
    endLine: (line: { provider: { awareness: Awareness } }) => line.provider.awareness.destroy(),
    hangUp: () => undefined,
    collectedSizeOf: () => 0,
    unsentClocks: () => new Map(),
  }));
  vi.doMock("@/components/documents/local-copies/text-rescue", () => ({
    SetAside: class {
      signedOut = false;
      putAsideFromPage = () => Promise.resolve();
      putAside = () => Promise.resolve();
      leaveCopy = () => Promise.resolve();
    },
  }));
  vi.stubGlobal("window", { addEventListener: () => undefined, removeEventListener: () => undefined });
  vi.stubGlobal("navigator", { onLine: true });
});

afterEach(() => {
  vi.doUnmock("./document-connection");
  vi.doUnmock("@/components/documents/local-copies/text-rescue");
  vi.resetModules();
  vi.unstubAllGlobals();
});

async function opened() {
  const { LiveDocument } = await import("./live-document");
  const document = new LiveDocument({ kind: "worksheet", id: "w", epoch: 1, access: "write" });
  document.start();
  const last = () => {
    const found = lines.at(-1);
    if (found === undefined) throw new Error("no line was opened");
    return found.on;
  };
  const isStopped = async () => {
    await Promise.resolve();
    return document.view().state.is === "stopped";
  };
  return { document, last, isStopped };
}

it("R11, R3c: a page that loses write access with words on their way starts afresh each time, ten times too, and is not taken for broken; one whose words can't be merged is, at the fourth time", async () => {
  const { document, last, isStopped } = await opened();
  for (let i = 0; i < 10; i++) {
    last().grew(1, true);
    last().accessChanged(false);
    expect(lines).toHaveLength(i + 2);
    last().accessChanged(true);
    expect(await isStopped()).toBe(false);
  }
  for (let i = 0; i < 3; i++) {
    last().closed(4409);
    expect(await isStopped()).toBe(false);
  }
  expect(lines).toHaveLength(14);
  last().closed(4409);
  await vi.waitFor(() => expect(document.view().state).toEqual({ is: "stopped", why: "broken" }));
  document.destroy();
});
