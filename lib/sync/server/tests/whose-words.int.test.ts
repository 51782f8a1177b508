/** Nobody writes under another's id, and what others wrote there never becomes that user's own (R3a, R3b). */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ownClock } from "@/lib/sync/browser/text/written-text";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { resetWallClock, moveClocks } from "@/lib/testing/move-clocks";
import { limits } from "@/lib/sockets/limits";
import type { TestClient } from "@/lib/sync/testing/client";
import { forge } from "@/lib/sync/testing/forge";
import { at, Harness, joinPair, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { writtenBy } from "@/lib/sync/testing/written-by";
import { yClient } from "@/lib/sync/testing/y-client";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

const saved = (...clients: TestClient[]) =>
  expect
    .poll(() => clients.map((client) => client.closedWith ?? client.isSaved), soon)
    .toEqual(clients.map(() => true));
const cutOff = async (client: TestClient) => {
  client.stopSending();
  client.ws.terminate();
  await expect.poll(() => client.closedWith, soon).not.toBeNull();
};
const unloaded = async (own: Harness) => {
  moveClocks(limits.idle + 5_000);
  try {
    await expect.poll(() => own.sync.openRooms, soon).toBe(0);
  } finally {
    resetWallClock();
  }
};
/** The document as a page that is loaded again has it: the same text, under a new id. */
function reloaded(doc: Y.Doc): Y.Doc {
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
  return fresh;
}
const restarted = async (...clients: TestClient[]) => {
  harness.restart();
  for (const client of clients) {
    client.stopSending();
    await expect.poll(() => client.closedWith, soon).not.toBeNull();
  }
};

describe("under the id of one who is away", () => {
  it("R3a: who writes there is refused 4403, and the words that its owner typed meanwhile are taken under the same id", async () => {
    const { a, b, room, cookies, studentIds, documentId } = await joinPair(harness);
    a.type("title", "honest");
    await saved(a);
    await expect.poll(() => b.text("title"), soon).toBe("honest");
    await cutOff(a);
    b.sendUpdate(forge(b.doc, a.doc.clientID, "!"));
    await expect.poll(() => b.closedWith, soon).toBe(4403);
    a.type("title", " words");
    const back = await harness.join(room, at(cookies, 0), { doc: a.doc });
    await saved(back);
    expect(await writtenBy(documentId)).toEqual([[studentIds[0], "honest words"]]);
  });

  it("R3a, R8: so it is after the document was unloaded and loaded again, and for an id that is only known from presence", async () => {
    const own = new Harness();
    await own.start();
    const { a, b, room, cookies } = await joinPair(own);
    const silent = await own.join(room, at(cookies, 0), { earlier: new Map() });
    silent.sendPresence({ cursor: null });
    await expect.poll(() => b.presence.size, soon).toBe(1);
    silent.sendStep2(Y.encodeStateAsUpdate(silent.doc));
    a.type("title", "honest");
    await saved(a, silent);
    for (const client of [a, b, silent]) await cutOff(client);
    await unloaded(own);
    for (const { clientID } of [a.doc, silent.doc]) {
      const forger = await own.join(room, at(cookies, 1), { doc: reloaded(a.doc) });
      forger.sendUpdate(forge(a.doc, clientID, "!"));
      await expect.poll(() => forger.closedWith, soon).toBe(4403);
    }
    await own.stop();
  });

  it("R3a: when the store has lost what was committed, as after a failover, a team-mate brings it back also while its owner is away", async () => {
    const own = new Harness();
    await own.start();
    const { a, b, room, cookies, studentIds, documentId } = await joinPair(own);
    a.type("title", "lost");
    await saved(a);
    await expect.poll(() => b.text("title"), soon).toBe("lost");
    for (const client of [a, b]) await cutOff(client);
    await unloaded(own);
    await pool().query("delete from updates where document_id = $1", [documentId]);
    const mate = await own.join(room, at(cookies, 1), { doc: b.doc });
    await saved(mate);
    expect(await writtenBy(documentId)).toEqual([[studentIds[1], "lost"]]);
    const back = await own.join(room, at(cookies, 0), { doc: a.doc, earlier: new Map() });
    await saved(back);
    await expect.poll(() => writtenBy(documentId), soon).toEqual([[studentIds[0], "lost"]]);
    await own.stop();
  });
});

describe("what others wrote under the id of an earlier page", () => {
  it("R3b: stays theirs when the owner's next page has heard it and brings it again, and again after a restart", async () => {
    const { a, b, room, cookies, studentIds, documentId } = await joinPair(harness);
    b.type("title", "honest");
    await saved(b);
    await expect.poll(() => a.text("title"), soon).toBe("honest");
    const earlier = new Map([[b.doc.clientID, ownClock(b.doc)]]);
    await restarted(a, b);
    // A server that has just started can't know which of B's text it never received.
    let page = await harness.join(room, at(cookies, 1), { doc: reloaded(b.doc), earlier });
    const forger = await harness.join(room, at(cookies, 0), { doc: a.doc });
    forger.sendUpdate(forge(a.doc, b.doc.clientID, " forged"));
    await saved(forger);
    await expect.poll(() => page.text("title"), soon).toBe("honest forged");
    const [A, B] = studentIds;
    for (const how of ["dials again", "restart", "loaded again"]) {
      if (how === "restart") await restarted(page);
      else await cutOff(page);
      page = await harness.join(room, at(cookies, 1), {
        doc: how === "loaded again" ? reloaded(page.doc) : page.doc,
        earlier,
      });
      page.sendPresence({ cursor: null });
      await saved(page);
      expect(await writtenBy(documentId)).toEqual([
        [B, "honest"],
        [A, " forged"],
      ]);
    }
  });

  it("R3b: does not keep the owner from getting back what it did write: up to there the words are the owner's", async () => {
    const { room, cookies, studentIds, documentId } = at((await makeCast()).teams, 0);
    const lost = new Y.Doc();
    lost.getText("title").insert(0, "honest");
    const earlier = new Map([[lost.clientID, ownClock(lost)]]);
    const page = reloaded(lost);
    // The store has lost what it had of that id; a team-mate brings it, and types on under it.
    Y.applyUpdate(lost, forge(lost, lost.clientID, " forged"));
    const forger = await harness.join(room, at(cookies, 0), { doc: reloaded(lost), earlier: new Map() });
    await saved(forger);
    const back = await harness.join(room, at(cookies, 1), { doc: page, earlier });
    await saved(back);
    await expect.poll(() => back.text("title"), soon).toBe("honest forged");
    await cutOff(back);
    const again = await harness.join(room, at(cookies, 1), { doc: back.doc, earlier });
    await saved(again);
    expect(await writtenBy(documentId)).toEqual([
      [studentIds[1], "honest"],
      [studentIds[0], " forged"],
    ]);
  });
});

describe("words of which the store has lost everything", () => {
  it("R3b: what a team-mate brought first is its writer's once that page is back, also when the page has typed on meanwhile, and it is known at the next load", async () => {
    const { room, cookies, studentIds, documentId } = at((await makeCast()).teams, 0);
    const page = new Y.Doc();
    page.getText("title").insert(0, "by B");
    const carrier = await harness.join(room, at(cookies, 0), { doc: reloaded(page), earlier: new Map() });
    await saved(carrier);
    page.getText("title").insert(4, " and on");
    const back = await harness.join(room, at(cookies, 1), { doc: page, earlier: new Map() });
    await saved(back);
    await expect.poll(() => writtenBy(documentId), soon).toEqual([[studentIds[1], "by B and on"]]);
    await restarted(carrier, back);
    const again = await harness.join(room, at(cookies, 1), { doc: page, earlier: new Map() });
    await saved(again);
    expect(await writtenBy(documentId)).toEqual([[studentIds[1], "by B and on"]]);
  });

  it("R3a, R3b: whoever brings them first, those of a page that is still there are its own once it is back, with a client of other make too", async () => {
    const { room, cookies, studentIds, documentId } = at((await makeCast()).teams, 0);
    const b = yClient(harness.port, room, at(cookies, 1));
    try {
      b.provider.disconnect();
      b.doc.getText("title").insert(0, "by B");
      const carrier = await harness.join(room, at(cookies, 0), { doc: reloaded(b.doc), earlier: new Map() });
      await saved(carrier);
      expect(await writtenBy(documentId)).toEqual([[studentIds[0], "by B"]]);
      b.provider.connect();
      await expect.poll(() => writtenBy(documentId), soon).toEqual([[studentIds[1], "by B"]]);
      expect(b.closes.filter((code) => code >= 4400)).toEqual([]);
    } finally {
      b.destroy();
    }
  });

  it("R3a, R3b: those of a page before are its user's once the next page says so", async () => {
    const { room, cookies, studentIds, documentId } = at((await makeCast()).teams, 0);
    const before = new Y.Doc();
    before.getText("title").insert(0, "by B");
    const carrier = await harness.join(room, at(cookies, 0), { doc: reloaded(before), earlier: new Map() });
    await saved(carrier);
    const next = await harness.join(room, at(cookies, 1), {
      doc: reloaded(before),
      earlier: new Map([[before.clientID, ownClock(before)]]),
    });
    await saved(next);
    await expect.poll(() => writtenBy(documentId), soon).toEqual([[studentIds[1], "by B"]]);
    expect(next.step1s).toBe(2);
  });

  it("R3b: the own words of a page that brings a team-mate's too are stored as its own, so that they are its own also where another process has stored them as carried a moment before", async () => {
    const { room, cookies, studentIds, documentId } = at((await makeCast()).teams, 0);
    const [own, mates] = [new Y.Doc(), new Y.Doc()];
    own.getText("title").insert(0, "by B");
    mates.getText("scenario").insert(0, "by A");
    Y.applyUpdate(own, Y.encodeStateAsUpdate(mates));
    const back = await harness.join(room, at(cookies, 1), { doc: own, earlier: new Map() });
    await saved(back);
    // Another process's row, from a moment before: A's device carried B's text there.
    await pool().query(
      "insert into updates (document_id, writer, n, author, carried, time, bytes) select document_id, gen_random_uuid(), 1, $2, true, min(time) - interval '1 second', $3 from updates where document_id = $1 group by document_id",
      [documentId, studentIds[0], forge(new Y.Doc(), own.clientID, "by B")],
    );
    expect(await writtenBy(documentId)).toEqual([[studentIds[1], "by B"]]);
    // B's device has only carried A's.
    expect((await rowsOf(documentId)).map(({ author, carried }) => [author, carried])).toContainEqual([
      studentIds[1],
      false,
    ]);
  });

  it("R3b: what a team-mate brings between a page's *own* and its step 2 is that page's, of an earlier page too", async () => {
    const { room, cookies, studentIds, documentId } = at((await makeCast()).teams, 0);
    const before = new Y.Doc();
    before.getText("title").insert(0, "by B");
    const page = await harness.join(room, at(cookies, 1), {
      doc: reloaded(before),
      earlier: new Map([[before.clientID, ownClock(before)]]),
      mute: true,
    });
    const carrier = await harness.join(room, at(cookies, 0), { doc: reloaded(before), earlier: new Map() });
    await saved(carrier);
    page.sendStep2(Y.encodeStateAsUpdate(page.doc));
    await expect.poll(() => page.saved, soon).toBe(1);
    expect(await writtenBy(documentId)).toEqual([[studentIds[1], "by B"]]);
  });
});
