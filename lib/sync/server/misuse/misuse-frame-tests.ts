import { expect, it } from "vitest";
import * as Y from "yjs";
import { pool } from "@/db/client";
import { forge } from "@/lib/sync/testing/forge";
import { at, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { MiB, secret, type MisuseSite } from "./misuse-site";

/** Misuse of an open socket by the frames sent over it. */
export function testMisusedFrames({ enter, closedWith, figure, linesOf, misuse }: MisuseSite): void {
  it("R3a, R12: forged client ids: 4403 each time, and not a letter of it reaches anyone", async () => {
    const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
    const victim = await enter(room, at(cookies, 0));
    victim.type("title", "mine");
    await misuse(
      "forged client ids",
      { by: studentIds[1], says: "words under another's client id", ends: "4403", bound: 64 * MiB },
      async () => {
        for (let i = 0; i < 30; i++) {
          const forger = await enter(room, at(cookies, 1));
          await expect.poll(() => forger.text("title"), soon).toBe("mine");
          forger.sendUpdate(forge(forger.doc, victim.doc.clientID, secret));
          await closedWith(forger).toBe(4403);
        }
        expect(victim.text("title")).toBe("mine");
        expect((await rowsOf(documentId)).length).toBe(1);
      },
    );
  });

  it("R10, R12: awareness in someone else's name is dropped, 1,000 times, and the one who is named stays as they are", async () => {
    const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
    const [victim, forger] = [await enter(room, at(cookies, 0)), await enter(room, at(cookies, 1))];
    victim.sendPresence({ cursor: { field: "title", anchor: null, head: null } });
    forger.sendPresence({ cursor: null });
    await expect.poll(() => forger.presence.size, soon).toBe(1);
    const known = forger.presence.get(victim.doc.clientID)?.state;
    await misuse(
      "awareness in another's name",
      { by: studentIds[1], says: "presence in another's name", ends: "dropped", bound: 64 * MiB },
      async () => {
        const clock = Date.now() + 1_000_000;
        for (let i = 0; i < 900; i++)
          forger.sayEntries([
            {
              client: victim.doc.clientID,
              clock: clock + i,
              state: i % 2 === 0 ? "null" : JSON.stringify({ user: { name: secret }, cursor: null }),
            },
          ]);
        forger.type("title", "x");
        await expect.poll(() => victim.text("title"), soon).toBe("x");
        expect(forger.presence.get(victim.doc.clientID)?.state).toEqual(known);
        expect([...victim.presence.values()].map(({ state }) => state.user.id)).toEqual([studentIds[1]]);
        expect(forger.closedWith).toBeNull();
      },
    );
  });

  it("R12: 4,000 messages at once: the socket is paused, not closed, and all of it comes in the end", async () => {
    const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
    const [flooder, mate] = [await enter(room, at(cookies, 0)), await enter(room, at(cookies, 1))];
    await misuse(
      "4,000 messages at once",
      { by: studentIds[0], says: "too many frames", ends: "paused", bound: 96 * MiB },
      async () => {
        // Half of the frames are text, half presence.
        for (let sent = 0; sent < 2_000; sent++) {
          flooder.type("scenario", sent % 10 === 0 ? `${secret} ` : "x");
          flooder.sendPresence({ cursor: null }, flooder.doc.clientID, sent + 1);
        }
        await expect.poll(() => flooder.closedWith ?? flooder.isSaved, { interval: 50 }).toBe(true);
        await expect.poll(() => mate.text("scenario") === flooder.text("scenario"), soon).toBe(true);
        flooder.ws.terminate();
      },
    );
  });

  it("R12: frames of 2 MiB: 4413", async () => {
    const { room, cookies, documentId } = at((await makeCast()).teams, 0);
    await misuse(
      "frames of 2 MiB",
      { by: documentId, says: "too large a frame or document", ends: "4413", bound: 96 * MiB },
      async () => {
        const doc = new Y.Doc();
        doc.getText("title").insert(0, secret.repeat((2 * MiB) / secret.length));
        const update = Y.encodeStateAsUpdate(doc);
        const big = await Promise.all(Array.from({ length: 20 }, (_, i) => enter(room, at(cookies, i % 2))));
        for (const client of big) for (let i = 0; i < 5; i++) client.sendUpdate(update);
        for (const client of big) await closedWith(client).toBe(4413);
        expect(await rowsOf(documentId)).toEqual([]);
      },
    );
  });

  it("R12: a document grown to its limit: 4413, and it can still be opened and shortened", async () => {
    const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
    await misuse(
      "a document grown to its limit",
      { by: studentIds[0], says: "too large a frame or document", ends: "4413", bound: 160 * MiB },
      async () => {
        const grower = await enter(room, at(cookies, 0));
        for (let i = 0; i < 12; i++) grower.type("scenario", secret.repeat(100_000 / secret.length));
        await closedWith(grower).toBe(4413);
        const mate = await enter(room, at(cookies, 1));
        const { length } = mate.text("scenario");
        expect(length).toBeGreaterThan(900_000);
        mate.doc.getText("scenario").delete(0, length - 10);
        await expect.poll(() => mate.closedWith ?? mate.isSaved, soon).toBe(true);
        expect(mate.text("scenario").length).toBe(10);
      },
    );
  });

  it("R3c, R12: a read-only partner who sends updates: they are dropped, and nothing of them is stored or heard", async () => {
    const cast = await makeCast("compare");
    const { room, cookies, documentId } = at(cast.teams, 0);
    const writer = await enter(room, at(cookies, 0));
    const partner = await enter(room, at(at(cast.teams, 1).cookies, 0));
    expect(partner.access).toBe("read");
    const [by] = at(cast.teams, 1).studentIds;
    await misuse(
      "a reader who writes",
      { by, says: "writing where one may only read", ends: "dropped", bound: 64 * MiB },
      async () => {
        for (let i = 0; i < 2_000; i++) partner.type("title", i % 100 === 0 ? secret : "x");
        writer.type("harmed", "unharmed");
        await expect.poll(() => partner.text("harmed"), soon).toBe("unharmed");
        await expect.poll(() => writer.isSaved, soon).toBe(true);
        expect([writer.text("title"), partner.closedWith, partner.saved, (await rowsOf(documentId)).length]).toEqual([
          "",
          null,
          0,
          1,
        ]);
      },
    );
  });

  it("R11, R12: a flood of updates after revocation by one who does not heed the close: 4403, nothing more is stored, and three seconds later the line is cut", async () => {
    const cast = await makeCast();
    const { room, cookies, documentId, studentIds } = at(cast.teams, 0);
    const flooder = await enter(room, at(cookies, 1));
    await misuse(
      "a flood after revocation",
      { by: studentIds[1], says: "too many frames", ends: "4403", bound: 96 * MiB },
      async () => {
        flooder.type("title", "before");
        await expect.poll(() => flooder.isSaved, soon).toBe(true);
        const codes = await figure(`crosscase_sync_closes_total{code="4403"}`);
        await pool().query("delete from team_members where student_id = $1", [studentIds[1]]);
        await pool().query("update activities set access_version = access_version + 1 where id = $1", [
          cast.activityId,
        ]);
        // It receives nothing more, and so does not answer.
        flooder.ws.pause();
        await expect.poll(() => figure(`crosscase_sync_closes_total{code="4403"}`), { interval: 50 }).toBe(codes + 1);
        const stored = (await rowsOf(documentId)).length;
        for (let i = 0; i < 3_000; i++) flooder.type("title", i % 100 === 0 ? secret : "x");
        await expect.poll(() => linesOf("too many frames", studentIds[1]).length, { interval: 50 }).toBe(1);
        expect((await rowsOf(documentId)).length).toBe(stored);
      },
    );
    flooder.ws.resume();
  });
}
