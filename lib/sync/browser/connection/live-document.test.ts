import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { DocumentConnection } from "./document-connection";
import type { Room } from "./room";

/** The connections that were made, oldest first. */
let connections: DocumentConnection["tell"][] = [];
const setAsideFromPage = vi.fn(() => Promise.resolve());
const leave = vi.fn(() => Promise.resolve(true));
const send = vi.fn();
const connect = vi.fn();

/** A connection without a socket: the test tells what happens on it. */
function createConnection({ access }: Room, tell: DocumentConnection["tell"]) {
  const doc = new Y.Doc();
  connections.push(tell);
  return {
    doc,
    ledger: { isOpen: true, isSaved: true, savedClock: 0 },
    provider: { synced: true, awareness: new Awareness(doc) },
    reconnector: { failures: 0, connect, reconnectNow: () => undefined },
    mayWrite: access === "write",
    copy: null,
    earlierUnsent: new Map(),
    earlierClocks: new Map(),
    tell,
  };
}

beforeEach(() => {
  connections = [];
  vi.clearAllMocks();
  vi.resetModules();
  vi.doMock("./document-connection", () => ({
    createConnection,
    destroyConnection: ({ provider }: { provider: { awareness: Awareness } }) => provider.awareness.destroy(),
    disconnect: () => undefined,
    collectedSize: () => 0,
    countUnsentWords: () => 1,
    unsentClocks: () => new Map(),
  }));
  vi.doMock("@/lib/sync/browser/local-copies/text-rescue", () => ({
    TextRescue: class {
      isSignedOut = false;
      setAsideFromPage = setAsideFromPage;
      leave = leave;
    },
  }));
  vi.stubGlobal("window", { addEventListener: () => undefined, removeEventListener: () => undefined });
  vi.stubGlobal("navigator", { onLine: true });
});

afterEach(() => {
  vi.doUnmock("./document-connection");
  vi.doUnmock("@/lib/sync/browser/local-copies/text-rescue");
  vi.resetModules();
  vi.unstubAllGlobals();
});

async function opened(access: Room["access"] = "write") {
  const { LiveDocument } = await import("./live-document");
  const document = new LiveDocument({ kind: "worksheet", id: "w", epoch: 1, access });
  document.start();
  const last: DocumentConnection["tell"] = (event) => {
    const tell = connections.at(-1);
    if (tell === undefined) throw new Error("no connection was made");
    tell(event);
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
    last({ is: "grew", bytes: 1, typedHere: true });
    last({ is: "accepted", mayWrite: false, send });
    expect(connections).toHaveLength(i + 2);
    last({ is: "accepted", mayWrite: true, send });
    expect(await isStopped()).toBe(false);
  }
  for (let i = 0; i < 3; i++) {
    last({ is: "closed", code: 4409 });
    expect(await isStopped()).toBe(false);
  }
  expect(connections).toHaveLength(14);
  last({ is: "closed", code: 4409 });
  await expect.poll(() => document.view().state).toEqual({ is: "stopped", why: "broken" });
  document.destroy();
});

it.each([
  ["read", 0],
  ["write", 1],
] as const)(
  "R14: a page that was opened with %s access and is left or stopped, with nothing typed and no copy, puts the text aside %i times each",
  async (access, times) => {
    (await opened(access)).document.destroy();
    expect(setAsideFromPage).toHaveBeenCalledTimes(times);
    const stopped = await opened(access);
    stopped.last({ is: "closed", code: 4401 });
    expect(leave).toHaveBeenCalledTimes(times);
    stopped.document.destroy();
  },
);

it("R3c: what a connection tells that was replaced, or whose document was destroyed, changes nothing", async () => {
  const { document, last, isStopped } = await opened();
  last({ is: "closed", code: 4409 });
  const [replaced, current] = connections;
  expect(await isStopped()).toBe(false);
  const setAside = leave.mock.calls.length;
  replaced?.({ is: "grew", bytes: 1, typedHere: true });
  replaced?.({ is: "closed", code: 4409 });
  replaced?.({ is: "otherUser" });
  expect(await isStopped()).toBe(false);
  expect(document.isDirty).toBe(false);
  document.destroy();
  current?.({ is: "closed", code: 4401 });
  current?.({ is: "closed", code: 4409 });
  expect(connections).toHaveLength(2);
  expect(leave).toHaveBeenCalledTimes(setAside);
});

it("R6: a document that is destroyed while it starts afresh does not connect again", async () => {
  const { document, last } = await opened();
  expect(connect).toHaveBeenCalledOnce();
  last({ is: "closed", code: 4409 });
  document.destroy();
  await new Promise(setImmediate);
  expect(connections).toHaveLength(2);
  expect(connect).toHaveBeenCalledOnce();
});
