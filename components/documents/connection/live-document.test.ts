import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { ConnectionEvents } from "./document-connection";

/** The connections that were made, oldest first. */
let connections: ConnectionEvents[] = [];

/** A connection without a socket: the test calls its events. */
function createConnection(_room: unknown, on: ConnectionEvents) {
  const doc = new Y.Doc();
  connections.push(on);
  return {
    doc,
    ledger: { isOpen: true, isSaved: true, savedClock: 0 },
    provider: { synced: true, awareness: new Awareness(doc) },
    reconnector: { failures: 0, connect: () => undefined, reconnectNow: () => undefined },
    mayWrite: true,
    copy: null,
    earlierUnsent: new Map(),
    earlierClocks: new Map(),
  };
}

beforeEach(() => {
  connections = [];
  vi.resetModules();
  vi.doMock("./document-connection", () => ({
    createConnection,
    destroyConnection: ({ provider }: { provider: { awareness: Awareness } }) => provider.awareness.destroy(),
    disconnect: () => undefined,
    collectedSize: () => 0,
    countUnsentWords: () => 1,
    unsentClocks: () => new Map(),
  }));
  vi.doMock("@/components/documents/local-copies/text-rescue", () => ({
    TextRescue: class {
      isSignedOut = false;
      setAsideFromPage = () => Promise.resolve();
      leave = () => Promise.resolve(true);
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
    const events = connections.at(-1);
    if (events === undefined) throw new Error("no connection was made");
    return events;
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
    expect(connections).toHaveLength(i + 2);
    last().accessChanged(true);
    expect(await isStopped()).toBe(false);
  }
  for (let i = 0; i < 3; i++) {
    last().closed(4409);
    expect(await isStopped()).toBe(false);
  }
  expect(connections).toHaveLength(14);
  last().closed(4409);
  await vi.waitFor(() => expect(document.view().state).toEqual({ is: "stopped", why: "broken" }), { timeout: 20_000 });
  document.destroy();
});
