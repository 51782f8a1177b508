import { expect, it } from "vitest";
import * as Y from "yjs";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { decodeDocumentMessage } from "@/lib/bus/document-channel";
import type { TestClient } from "@/lib/sync/testing/client";
import { at, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { away, expectEachOnce, waitUntilConnected, same, settled, type ManyProcesses } from "./many-processes";
import { answeringLate, recordSent } from "./wrapped-bus";

/** R13 with R2, R4, R6, R10: two who type, and receive each other's text. */
export function testTyping({ process, apart, gate }: ManyProcesses): void {
  it("R13, R4, R6, B4b: two team-mates on two processes who type in one field at once keep both texts, each row is stored once with its author, and both hear Saved", async () => {
    const { a, b, documentId, studentIds, worksheetId } = await apart();
    for (let i = 0; i < 50; i++) {
      a.type("scenario", `a${i} `);
      b.type("scenario", `b${i} `);
      if (i % 10 === 9) await new Promise((resolve) => setImmediate(resolve));
    }
    await settled(a, b);
    await same(a, b, "scenario");
    expectEachOnce(a.text("scenario"), Array.from({ length: 50 }, (_, i) => [`a${i}`, `b${i}`]).flat());
    const rows = await rowsOf(documentId);
    expect(rows.length).toBe(100);
    expect(new Set(rows.map(({ writer }) => writer)).size).toBe(2);
    for (const id of studentIds) expect(rows.filter(({ author }) => author === id).length).toBe(50);
    expect((await loadDocumentTexts(database(), "worksheet", worksheetId)).scenario).toBe(a.text("scenario"));
  });

  it("R13, R2: whoever joins on the other process while words are on their way misses none and gets none twice", async () => {
    const { one, two, room, cookies } = await apart();
    const writer = await one.harness.join(room, at(cookies, 0));
    let typed = 0;
    for (let round = 0; round < 12; round++) {
      for (let i = 0; i < 20; i++) writer.type("scenario", `w${typed++} `);
      const joining = two.harness.join(room, at(cookies, 1));
      for (let i = 0; i < 20; i++) writer.type("scenario", `w${typed++} `);
      const client = await joining;
      await same(writer, client, "scenario");
      client.close();
    }
    expectEachOnce(
      writer.text("scenario"),
      Array.from({ length: typed }, (_, i) => `w${i}`),
    );
  });

  it("R13, R6: hard case 6: a step 2 that adds nothing is not Saved on one process before the other's words that it stands on are", async () => {
    const { a, b } = await apart();
    await waitUntilConnected(a, b);
    gate().freeze();
    a.type("title", "in the ice");
    await expect.poll(() => b.text("title"), soon).toBe("hello in the ice");
    b.sendStep2(Y.encodeStateAsUpdate(b.doc));
    b.type("harmed", "and after it");
    await expect.poll(() => a.text("harmed"), soon).toBe("and after it");
    expect([a.isSaved, b.isSaved]).toEqual([false, false]);
    gate().open();
    await settled(a, b);
  });

  it("R13: what is typed, and who comes, before the other process has answered the first hello reaches it too", async () => {
    const [one, two] = [await process(answeringLate), await process()];
    const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
    const a = await one.harness.join(room, at(cookies, 0));
    const b = await two.harness.join(room, at(cookies, 1));
    b.sendPresence({ cursor: null });
    b.type("title", "early");
    await settled(b);
    await expect.poll(() => a.text("title"), soon).toBe("early");
    await expect
      .poll(() => [...a.presence.values()].map(({ state }) => state.user.id), { interval: 10 })
      .toEqual([studentIds[1]]);
  });

  it("R13, R10: they see each other by name, with the cursor, and no more once one has left or its process is gone", async () => {
    const { one, two, a, b, room, cookies, studentIds } = await apart();
    const seenBy = (client: TestClient) => [...client.presence.values()].map(({ state }) => state.user.id);
    a.sendPresence({ cursor: { field: "title", anchor: null, head: null } });
    b.sendPresence({ cursor: null });
    await expect.poll(() => [seenBy(a), seenBy(b)], soon).toEqual([[studentIds[1]], [studentIds[0]]]);
    expect([...b.presence.values()][0]?.state.cursor).toMatchObject({ field: "title" });
    await away(a);
    await expect.poll(() => seenBy(b), soon).toEqual([]);
    const back = await one.harness.join(room, at(cookies, 0), { doc: a.doc });
    back.sendPresence({ cursor: null });
    await expect.poll(() => seenBy(b), soon).toEqual([studentIds[0]]);
    await expect.poll(() => seenBy(back), soon).toEqual([studentIds[1]]);
    two.member.crash();
    await expect.poll(() => seenBy(back), { interval: 20 }).toEqual([]);
  });

  it("R13, R10: a device that comes back on another process is seen there at once and stays seen", async () => {
    const { two, a, b, cookies, room, studentIds } = await apart();
    a.sendPresence({ cursor: null });
    b.sendPresence({ cursor: null });
    await expect.poll(() => b.presence.size, soon).toBe(1);
    // The old socket is still open on the first process, as when a network has changed under it.
    a.stopSending();
    const back = await two.harness.join(room, at(cookies, 0), { doc: a.doc });
    back.sendPresence({ cursor: { field: "title", anchor: null, head: null } });
    await expect
      .poll(() => [...b.presence.values()].map(({ state }) => state.cursor), soon)
      .toEqual([{ field: "title", anchor: null, head: null }]);
    await away(a);
    back.sendPresence({ cursor: { field: "harmed", anchor: null, head: null } });
    await expect
      .poll(
        () => [...b.presence.values()].map(({ state }) => [state.user.id, (state.cursor as { field: string }).field]),
        soon,
      )
      .toEqual([[studentIds[0], "harmed"]]);
  });

  it("R13: alone in a document a process only asks once who else has it", async () => {
    const said: string[] = [];
    const { harness } = await process((bus) =>
      recordSent(bus, (bytes) => said.push(decodeDocumentMessage(bytes).kind)),
    );
    const { room, cookies } = at((await makeCast()).teams, 0);
    const client = await harness.join(room, at(cookies, 0));
    client.type("title", "alone");
    client.sendPresence({ cursor: null });
    await settled(client);
    expect(said).toEqual(["hello"]);
  });
}
