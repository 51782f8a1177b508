import { expect, it } from "vitest";
import * as Y from "yjs";
import { pool } from "@/db/client";
import { decodeDocumentMessage } from "@/lib/bus/document-channel";
import { forge } from "@/lib/sync/testing/forge";
import { at, rowsOf, soon } from "@/lib/sync/testing/harness";
import { away, waitUntilConnected, same, settled, type ManyProcesses } from "./many-processes";
import { withChannels } from "./wrapped-bus";

/** R13 with R3, R11, R14: who owns text, and who may still write. */
export function testOwnership({ apart }: ManyProcesses): void {
  it("R13, R11: access that changes on one process ends a socket on the other, told or not; signing out too", async () => {
    for (const told of [true, false]) {
      const { one, b, cast, studentIds } = await apart();
      await pool().query("delete from team_members where student_id = $1", [studentIds[1]]);
      await pool().query("update activities set access_version = access_version + 1 where id = $1", [cast.activityId]);
      if (told) one.member.bus.publish({ kind: "access", activityId: cast.activityId });
      await expect.poll(() => b.closedWith, soon).toBe(4403);
    }
    const { one, b, studentIds } = await apart();
    const { rows } = await pool().query<{ id: string }>("delete from sessions where student_id = $1 returning id", [
      studentIds[1],
    ]);
    one.member.bus.publish({ kind: "signed-out", sessionIds: rows.map(({ id }) => id) });
    await expect.poll(() => b.closedWith, soon).toBe(4401);
  });

  it("R13, R3a: new content under another's id is refused while that id's own socket is on the other process and in sync, and carried once it is gone", async () => {
    const { one, two, a, b, room, cookies, studentIds, documentId } = await apart();
    await waitUntilConnected(a, b);
    b.sendUpdate(forge(b.doc, a.doc.clientID, "forged"));
    await expect.poll(() => b.closedWith, soon).toBe(4403);
    expect(a.text("title")).toBe("hello ");
    const before = Y.encodeStateVector(a.doc);
    await away(a);
    a.type("title", "lost in the crash");
    const again = await two.harness.join(room, at(cookies, 1));
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(a.doc, before));
    again.type("title", ", and more");
    await settled(again);
    expect(again.text("title")).toBe("hello lost in the crash, and more");
    expect((await rowsOf(documentId)).map(({ author, carried }) => [author, carried])).toContainEqual([
      studentIds[1],
      true,
    ]);
    // The owner comes back, on the other process (R3b).
    const back = await one.harness.join(room, at(cookies, 0), { doc: a.doc, earlier: new Map() });
    await settled(back);
    await same(back, again);
    expect((await rowsOf(documentId)).at(-1)).toMatchObject({ author: studentIds[0], carried: false });
  });

  it("R13, R3a: who brings the words of one who is here and in sync on another process, before this process has heard of them, is not taken for a forger", async () => {
    const lost = { now: false };
    const isRow = (bytes: Uint8Array) => ["row", "committed"].includes(decodeDocumentMessage(bytes).kind);
    const { one, two, a, b, room, cookies, documentId } = await apart((bus) =>
      withChannels(bus, (channel) => ({
        settled: channel.settled,
        publish: (bytes) => void ((lost.now && isRow(bytes)) || channel.publish(bytes)),
        close: () => channel.close(),
      })),
    );
    await waitUntilConnected(a, b);
    await away(b);
    // B is connected to A's process and receives A's text there, then returns to the other process, which has received nothing of it.
    const there = await one.harness.join(room, at(cookies, 1), { doc: b.doc });
    lost.now = true;
    a.type("title", "heard there only");
    await expect.poll(() => there.text("title"), soon).toBe("hello heard there only");
    there.stopSending();
    await away(there);
    const back = await two.harness.join(room, at(cookies, 1), { doc: b.doc });
    await settled(back, a);
    expect((await rowsOf(documentId)).filter(({ carried }) => carried)).toHaveLength(1);
    lost.now = false;
    back.type("title", ", and gone on");
    await expect.poll(() => a.text("title"), soon).toBe("hello heard there only, and gone on");
    await settled(back, a);
  });

  it("R13, R3b: hard case 2: B forges A's next clocks on one process while A is away with words; on the other A gets 4409, and nothing is doubled", async () => {
    const { a, b, room, cookies, one, documentId } = await apart();
    await waitUntilConnected(a, b);
    const before = b.text("title");
    await away(a);
    b.sendUpdate(forge(b.doc, a.doc.clientID, "fraud"));
    await settled(b);
    const rows = await rowsOf(documentId);
    a.type("title", "words");
    const back = one.harness.connect(room, at(cookies, 0), { doc: a.doc });
    await expect.poll(() => back.closedWith, soon).toBe(4409);
    expect(await rowsOf(documentId)).toEqual(rows);
    const fresh = await one.harness.join(room, at(cookies, 0));
    expect(fresh.text("title").length).toBe(before.length + "fraud".length);
    expect(fresh.text("title").split("fraud")).toHaveLength(2);
  });

  it("R14: hard case 10: a document that is replaced while both type on two processes: nothing is Saved into it after it closed, and both hear 4410", async () => {
    const {
      one,
      a,
      b,
      documentId,
      studentIds,
      cast: { activityId },
    } = await apart();
    await waitUntilConnected(a, b);
    let typed = 0;
    const typing = setInterval(() => {
      a.type("scenario", `a${typed} `);
      b.type("scenario", `b${typed++} `);
    }, 2);
    await expect.poll(() => typed, soon).toBeGreaterThan(20);
    const client = await pool().connect();
    await client.query("begin");
    await client.query("update documents set closed_at = now() where id = $1", [documentId]);
    const { rows } = await client.query<{ count: string }>("select count(*) from updates where document_id = $1", [
      documentId,
    ]);
    await client.query("update activities set access_version = access_version + 1 where id = $1", [activityId]);
    await client.query("commit");
    client.release();
    const savedThen = [a.saved, b.saved];
    one.member.bus.publish({ kind: "access", activityId });
    await expect.poll(() => [a.closedWith, b.closedWith], soon).toEqual([4410, 4410]);
    clearInterval(typing);
    const after = await rowsOf(documentId);
    expect(after.length).toBe(Number(at(rows, 0).count));
    // What was Saved is in the rows, however late that was reported: each frame of a socket became one row, except its step 2.
    for (const [index, client] of [a, b].entries()) {
      expect(client.saved).toBeGreaterThanOrEqual(at(savedThen, index));
      expect(client.saved).toBeLessThanOrEqual(1 + after.filter(({ author }) => author === studentIds[index]).length);
    }
  });
}
