/** Hard case 1, by killing the real process: text that was relayed and is in no store lives on the devices that had it. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { ownClock } from "@/lib/sync/browser/text/written-text";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { testDatabase } from "@/db/testing/database";
import { ServerOverStore } from "@/lib/server/testing/server-over-store";
import { TestClient } from "@/lib/sync/testing/client";
import { at, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { writtenBy } from "@/lib/sync/testing/written-by";

const target = testDatabase();

/**
 * What a device does: its page stays open, its page is loaded again (under a new client id, with what the device had stored), or it never comes back.
 */
type Device = "stays" | "reloads" | "is gone";
/** `unknown`: nothing of B's page was stored before, so the server does not know who owns its client id. */
const scenes: { name: string; a: Device; b: Device; first: "a" | "b"; unknown?: true }[] = [
  { name: "A's device is gone, B comes back", a: "is gone", b: "stays", first: "b" },
  { name: "A's device is gone, B's page is loaded again", a: "is gone", b: "reloads", first: "b" },
  { name: "A first, then B", a: "stays", b: "stays", first: "a" },
  { name: "B first, then A", a: "stays", b: "stays", first: "b" },
  { name: "A loaded again first, then B", a: "reloads", b: "stays", first: "a" },
  { name: "B first, then A loaded again", a: "reloads", b: "stays", first: "b" },
  { name: "both loaded again, A first", a: "reloads", b: "reloads", first: "a" },
  { name: "A first, then B unknown", a: "stays", b: "stays", first: "a", unknown: true },
  { name: "A loaded again first, B unknown", a: "reloads", b: "stays", first: "a", unknown: true },
  { name: "B unknown first, then A", a: "stays", b: "stays", first: "b", unknown: true },
  { name: "A first, then B unknown and loaded again", a: "stays", b: "reloads", first: "a", unknown: true },
];

/** The document as y-indexeddb would load it again. */
function reloaded(doc: Y.Doc): Y.Doc {
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
  return fresh;
}

describe.skipIf(target === null)("hard case 1: relayed, and the server killed before the commit", () => {
  const server = new ServerOverStore(target ?? {});
  const rooms: {
    room: string;
    documentId: string;
    worksheetId: string;
    studentIds: string[];
    cookies: string[];
    docs: { a: Y.Doc; b: Y.Doc };
  }[] = [];
  let port = 0;

  /** As y-websocket does: presence is sent right after the step 1. */
  const dial = (room: string, cookie: string, doc: Y.Doc, earlier?: ReadonlyMap<number, number>) => {
    const client = new TestClient({ url: `ws://127.0.0.1:${port}/sync/${room}`, cookie, doc, earlier });
    client.ws.on("open", () => client.sendPresence({ cursor: null }));
    return client;
  };
  const savedAll = (...clients: TestClient[]) =>
    vi.waitFor(
      () => expect(clients.map((client) => client.closedWith ?? client.isSaved)).toEqual(clients.map(() => true)),
      soon,
    );

  /** One kill for all scenes. In each room both pages have text of the other's that is in no store, each part building on the one before. */
  beforeAll(async () => {
    ({ port } = await server.start());
    const clients: TestClient[] = [];
    for (const { unknown } of scenes) {
      const team = at((await makeCast()).teams, 0);
      const docs = { a: new Y.Doc(), b: new Y.Doc() };
      const [a, b] = [dial(team.room, at(team.cookies, 0), docs.a), dial(team.room, at(team.cookies, 1), docs.b)];
      await savedAll(a, b);
      a.type("title", "kept ");
      if (unknown !== true) b.type("harmed", "B was here");
      await savedAll(a, b);
      rooms.push({ ...team, docs });
      clients.push(a, b);
    }
    const frozen = await server.freezeUpdates();
    await Promise.all(
      rooms.map(async (_, index) => {
        const [a, b] = [at(clients, 2 * index), at(clients, 2 * index + 1)];
        let said = "kept ";
        for (const [writer, hearer, words] of [
          [a, b, "lost by A, "],
          [b, a, "lost by B, "],
          [a, b, "and A again"],
        ] as const) {
          writer.type("title", words);
          said += words;
          await vi.waitFor(() => expect(hearer.text("title")).toBe(said), soon);
        }
        expect([a.isSaved, b.isSaved]).toEqual([false, false]);
      }),
    );
    await frozen.kill();
    for (const client of clients) {
      client.stopSending();
      client.ws.terminate();
    }
    await server.start(port);
  });
  afterAll(() => server.end());

  it("R3a, R3b: nothing of what was relayed is in the store", async () => {
    for (const { worksheetId } of rooms)
      expect((await loadDocumentTexts(database(), "worksheet", worksheetId)).title).toBe("kept ");
  });

  it.each(scenes)(
    "R3a, R3b: hard case 1: $name: all texts are kept, once, and whoever came back has their own",
    async (scene) => {
      const { room, documentId, worksheetId, studentIds, cookies, docs } = at(rooms, scenes.indexOf(scene));
      const all = "kept lost by A, lost by B, and A again";
      const back: TestClient[] = [];
      for (const who of scene.first === "a" ? (["a", "b"] as const) : (["b", "a"] as const)) {
        if (scene[who] === "is gone") continue;
        const cookie = at(cookies, who === "a" ? 0 : 1);
        // A page that is loaded again claims the id of the page before it; a page that stays may be of a client that is not ours.
        back.push(
          scene[who] === "reloads"
            ? dial(room, cookie, reloaded(docs[who]), new Map([[docs[who].clientID, ownClock(docs[who])]]))
            : dial(room, cookie, docs[who]),
        );
        await savedAll(...back);
        // The first device brings all of the text, the other's too; the second receives nothing twice.
        for (const client of back) expect(client.text("title")).toBe(all);
      }
      const stored = await rowsOf(documentId);
      expect(stored.some(({ carried }) => carried)).toBe(true);
      for (const { author } of stored) expect(studentIds).toContain(author);
      expect((await loadDocumentTexts(database(), "worksheet", worksheetId)).title).toBe(all);
      const written = await writtenBy(documentId);
      const [A, B] = studentIds;
      // When the writer never comes back, the bringer is the author that the server knows.
      if (scene.a === "is gone")
        expect(written).toEqual([
          [A, "kept "],
          [B, "lost by A, lost by B, and A again"],
        ]);
      else
        expect(written).toEqual([
          [A, "kept lost by A, "],
          [B, "lost by B, "],
          [A, "and A again"],
        ]);
      // Typing still works.
      for (const client of back) client.type("title", "!");
      await savedAll(...back);
      await expect
        .poll(() => back.map((client) => client.text("title")), soon)
        .toEqual(back.map(() => all + "!".repeat(back.length)));
    },
  );
});
