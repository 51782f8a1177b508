/** R13 on any bus: two processes' document sides over one store, in one test process. */
import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { connect, database, disconnect, pool } from "@/db/client";
import { loadDocumentTexts } from "@/db/queries/documents/documents";
import { testDatabase } from "@/db/testing/database";
import type { Bus, Channel } from "@/lib/bus/bus-contract";
import { decodeDocumentMessage, publishStoredRow } from "@/lib/bus/document-channel";
import type { Member } from "@/lib/bus/testing/contract";
import { seededRandom } from "@/lib/rules/random";
import { admit } from "@/lib/realtime/documents/handshake";
import { compactDocument } from "@/lib/realtime/documents/compaction/compaction";
import { CompactionThread } from "@/lib/realtime/documents/compaction/compaction-thread";
import { limits } from "@/lib/realtime/sockets/limits";
import { SyncServer } from "@/lib/realtime/documents/sync-server";
import { backToNow, moveClocks } from "@/lib/testing/move-clocks";
import { runSeed } from "@/lib/testing/run-seed";
import type { TestClient } from "./client";
import { DatabaseGate } from "./database-gate";
import { forge } from "./forge";
import { at, Harness, makeCast, rowsOf, soon } from "./harness";

/** @param join makes the bus of one more process; null where it can't be had. */
export function manySuite(name: string, join: (() => Promise<Member>) | null): void {
  const target = testDatabase();
  const missing = join === null || target === null;
  let gate: DatabaseGate;
  /** MANY_SEEDS=n tries so many. */
  const seeds = Array.from({ length: Number(globalThis.process.env["MANY_SEEDS"] ?? 2) }, (_, i) => runSeed() + i);
  const open: { harness: Harness; member: Member }[] = [];

  beforeAll(async () => {
    if (join === null || target === null) return;
    gate = await DatabaseGate.before(target);
    connect({ url: gate.url, max: 8 });
    return async () => {
      await disconnect();
      gate.close();
    };
  });
  beforeEach(({ skip }) => {
    if (missing) skip("PostgreSQL or Redis can't be had here");
  });
  afterEach(async () => {
    if (missing) return;
    gate.open();
    for (const { harness, member } of open.splice(0)) {
      await harness.stop();
      await member.bus.close();
    }
  });

  async function process(wrap = (bus: Bus) => bus): Promise<{ harness: Harness; member: Member }> {
    if (join === null) throw new Error("there is no bus");
    const member = await join();
    const harness = new Harness(new SyncServer(admit, wrap(member.bus)));
    await harness.start();
    open.push({ harness, member });
    return { harness, member };
  }

  /** A team with one member on each of two processes. */
  async function apart(wrap?: (bus: Bus) => Bus) {
    const [one, two] = [await process(wrap), await process(wrap)];
    const cast = await makeCast();
    const team = at(cast.teams, 0);
    const [a, b] = await Promise.all([
      one.harness.join(team.room, at(team.cookies, 0)),
      two.harness.join(team.room, at(team.cookies, 1)),
    ]);
    return { one, two, cast, ...team, a, b };
  }

  /** They have heard of each other: what one types reaches the other without a look at the rows. */
  async function meet(a: TestClient, b: TestClient) {
    a.type("title", "hello ");
    await expect.poll(() => b.text("title"), soon).toBe(a.text("title"));
    await expect.poll(() => a.isSaved && b.isSaved, soon).toBe(true);
  }

  const same = (a: TestClient, b: TestClient, field = "title") =>
    expect.poll(() => a.text(field) === b.text(field), soon).toBe(true);
  const settled = (...clients: TestClient[]) =>
    expect
      .poll(() => clients.map((client) => client.closedWith ?? client.isSaved), { timeout: 20_000, interval: 20 })
      .toEqual(clients.map(() => true));
  const away = async (client: TestClient) => {
    client.ws.terminate();
    await expect.poll(() => client.closedWith, soon).not.toBeNull();
  };

  /** Every word of a text, none twice. */
  function expectEachOnce(text: string, words: readonly string[]) {
    expect(text.trim().split(" ").sort()).toEqual([...words].sort());
  }

  describe(name, () => {
    it("R13, R4, R6, B4: two team-mates on two processes who type in one field at once keep both texts, each row is stored once with its author, and both hear Saved", async () => {
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
      await meet(a, b);
      gate.freeze();
      a.type("title", "in the ice");
      await expect.poll(() => b.text("title"), soon).toBe("hello in the ice");
      b.sendStep2(Y.encodeStateAsUpdate(b.doc));
      b.type("harmed", "and after it");
      await expect.poll(() => a.text("harmed"), soon).toBe("and after it");
      expect([a.isSaved, b.isSaved]).toEqual([false, false]);
      gate.open();
      await settled(a, b);
    });

    it("R13: what is typed, and who comes, before the other process has answered the first hello reaches it too", async () => {
      const [one, two] = [await process(answeringLate), await process()];
      const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
      const a = await one.harness.join(room, at(cookies, 0));
      const b = await two.harness.join(room, at(cookies, 1));
      b.say({ cursor: null });
      b.type("title", "early");
      await settled(b);
      await expect.poll(() => a.text("title"), soon).toBe("early");
      await expect
        .poll(() => [...a.presence.values()].map(({ state }) => state.user.id), { timeout: 5_000, interval: 10 })
        .toEqual([studentIds[1]]);
    });

    it("R13, R10: they see each other by name, with the cursor, and no more once one has left or its process is gone", async () => {
      const { one, two, a, b, room, cookies, studentIds } = await apart();
      const seenBy = (client: TestClient) => [...client.presence.values()].map(({ state }) => state.user.id);
      a.say({ cursor: { field: "title", anchor: null, head: null } });
      b.say({ cursor: null });
      await expect.poll(() => [seenBy(a), seenBy(b)], soon).toEqual([[studentIds[1]], [studentIds[0]]]);
      expect([...b.presence.values()][0]?.state.cursor).toMatchObject({ field: "title" });
      await away(a);
      await expect.poll(() => seenBy(b), soon).toEqual([]);
      const back = await one.harness.join(room, at(cookies, 0), { doc: a.doc });
      back.say({ cursor: null });
      await expect.poll(() => seenBy(b), soon).toEqual([studentIds[0]]);
      await expect.poll(() => seenBy(back), soon).toEqual([studentIds[1]]);
      two.member.crash();
      await expect.poll(() => seenBy(back), { timeout: 15_000, interval: 20 }).toEqual([]);
    });

    it("R13, R10: a device that comes back on another process is seen there at once and stays seen", async () => {
      const { two, a, b, cookies, room, studentIds } = await apart();
      a.say({ cursor: null });
      b.say({ cursor: null });
      await expect.poll(() => b.presence.size, soon).toBe(1);
      // The old socket is still open on the first process, as when a network has changed under it.
      a.stopSending();
      const back = await two.harness.join(room, at(cookies, 0), { doc: a.doc });
      back.say({ cursor: { field: "title", anchor: null, head: null } });
      await expect
        .poll(() => [...b.presence.values()].map(({ state }) => state.cursor), soon)
        .toEqual([{ field: "title", anchor: null, head: null }]);
      await away(a);
      back.say({ cursor: { field: "harmed", anchor: null, head: null } });
      await expect
        .poll(
          () => [...b.presence.values()].map(({ state }) => [state.user.id, (state.cursor as { field: string }).field]),
          soon,
        )
        .toEqual([[studentIds[0], "harmed"]]);
    });

    it("R13, R11: access that changes on one process ends a socket on the other within two seconds, told or not; signing out too", async () => {
      for (const told of [true, false]) {
        const { one, b, cast, studentIds } = await apart();
        const began = Date.now();
        await pool().query("delete from team_members where student_id = $1", [studentIds[1]]);
        await pool().query("update activities set access_version = access_version + 1 where id = $1", [
          cast.activityId,
        ]);
        if (told) one.member.bus.publish({ kind: "access", activityId: cast.activityId });
        await expect.poll(() => b.closedWith, soon).toBe(4403);
        expect(Date.now() - began).toBeLessThan(2_000);
      }
      const { one, b, studentIds } = await apart();
      const { rows } = await pool().query<{ id: string }>("delete from sessions where student_id = $1 returning id", [
        studentIds[1],
      ]);
      one.member.bus.publish({ kind: "signed-out", sessionIds: rows.map(({ id }) => id) });
      await expect.poll(() => b.closedWith, { timeout: 2_000, interval: 10 }).toBe(4401);
    });

    it("R13, R3a: new content under another's id is refused while that id's own socket is on the other process and in sync, and carried once it is gone", async () => {
      const { one, two, a, b, room, cookies, studentIds, documentId } = await apart();
      await meet(a, b);
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
      // R3b: the owner comes back, on the other process.
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
      await meet(a, b);
      await away(b);
      // B is with A's process and hears A there, then goes back to the other, which has heard nothing of it.
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
      const { a, b, room, cookies, one } = await apart();
      await meet(a, b);
      await away(a);
      b.sendUpdate(forge(b.doc, a.doc.clientID, "fraud"));
      await settled(b);
      a.type("title", "words");
      const back = one.harness.dial(room, at(cookies, 0), { doc: a.doc });
      await expect.poll(() => back.closedWith, soon).toBe(4409);
    });

    it("R13: while the bus is cut typing goes on and is Saved in each process; afterwards both texts are in both, each row once", async () => {
      const { two, a, b, documentId } = await apart();
      await meet(a, b);
      two.member.cut();
      for (let i = 0; i < 20; i++) {
        a.type("scenario", `a${i} `);
        b.type("scenario", `b${i} `);
      }
      await settled(a, b);
      expect(a.text("scenario")).not.toContain("b");
      two.member.mend();
      const words = Array.from({ length: 20 }, (_, i) => [`a${i}`, `b${i}`]).flat();
      await expect
        .poll(() => [a, b].map((client) => client.text("scenario").length), soon)
        .toEqual([1, 1].map((one) => one + words.join(" ").length));
      await same(a, b, "scenario");
      expectEachOnce(a.text("scenario"), words);
      a.type("title", "after");
      await expect.poll(() => b.text("title"), soon).toContain("after");
      await settled(a, b);
      const rows = await rowsOf(documentId);
      expect(new Set(rows.map(({ writer, n }) => `${writer}/${n}`)).size).toBe(rows.length);
      expect(rows.length).toBe(42);
    });

    it("R13, R2: while the bus is cut, who comes in at either process has all that was Saved at both, and so have those who are there", async () => {
      const { two, a, b, room, cookies, documentId } = await apart();
      await meet(a, b);
      two.member.cut();
      await expect.poll(() => two.member.bus.isConnected, soon).toBe(false);
      a.type("scenario", "stored by one, unheard by two");
      b.type("harmed", "stored by two");
      await settled(a, b);
      const [scenario, harmed] = [a.text("scenario"), b.text("harmed")];
      expect(b.text("scenario")).toBe("");
      // A's device is gone; another one is with B's process.
      await away(a);
      const anew = await two.harness.join(room, at(cookies, 0));
      expect([anew.text("scenario"), anew.text("harmed")]).toEqual([scenario, harmed]);
      await expect.poll(() => b.text("scenario"), soon).toBe(scenario);
      anew.type("scenario", ", and gone on");
      await settled(anew, b);
      two.member.mend();
      await same(anew, b);
      expect((await rowsOf(documentId)).length).toBe(
        new Set((await rowsOf(documentId)).map(({ writer, n }) => `${writer}/${n}`)).size,
      );
    });

    it("R13, R9: rows that were compacted while a process was cut off are taken by it from the snapshot, by its clients too, and typing goes on", async () => {
      const { two, a, b, documentId } = await apart();
      await meet(a, b);
      two.member.cut();
      for (let i = 0; i < 20; i++) a.type("scenario", `a${i} `);
      b.type("scenario", "b ");
      await settled(a, b);
      const thread = new CompactionThread();
      const { taken } = await compactDocument(documentId, thread, Date.now() + 60_000);
      thread.stop();
      expect(taken).toBe(22);
      two.member.mend();
      const words = [...Array.from({ length: 20 }, (_, i) => `a${i}`), "b"];
      await expect
        .poll(() => [a, b].map((client) => client.text("scenario").trim().split(" ").length), soon)
        .toEqual([21, 21]);
      await same(a, b, "scenario");
      expectEachOnce(a.text("scenario"), words);
      a.type("title", "after ");
      b.type("title", "it ");
      await settled(a, b);
      await same(a, b);
      expect((await rowsOf(documentId)).length).toBe(2);
    });

    it("R13: two processes whose first words to each other were lost find each other with the next renewal, and what was typed meanwhile is read", async () => {
      const lost = { now: true };
      const { a, b } = await apart((bus) =>
        withChannels(bus, (channel) => ({
          settled: channel.settled,
          publish: (bytes) => void (lost.now || channel.publish(bytes)),
          close: () => channel.close(),
        })),
      );
      a.type("title", "unheard");
      b.say({ cursor: null });
      await settled(a, b);
      expect([b.text("title"), a.presence.size]).toEqual(["", 0]);
      lost.now = false;
      moveClocks(limits.renewal);
      try {
        await expect.poll(() => [b.text("title"), a.presence.size], soon).toEqual(["unheard", 1]);
      } finally {
        backToNow();
      }
    });

    it("R13: whatever is lost or late on the bus is read from the rows", { timeout: 120_000 }, async () => {
      const random = seededRandom(runSeed());
      const { a, b } = await apart((bus) => losing(bus, () => random() < 0.25));
      for (let i = 0; i < 100; i++) {
        (i % 3 === 0 ? b : a).type("scenario", `w${i} `);
        if (i % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await settled(a, b);
      // What was lost is found with the next thing that is heard.
      await expect
        .poll(
          () => {
            a.type("title", ".");
            b.type("title", ",");
            return a.text("scenario") === b.text("scenario") && a.text("scenario").split(" ").length === 101;
          },
          { timeout: 30_000, interval: 100 },
        )
        .toBe(true);
      expectEachOnce(
        a.text("scenario"),
        Array.from({ length: 100 }, (_, i) => `w${i}`),
      );
      await settled(a, b);
    });

    it.each(seeds)(
      "R13: three processes on which people type, delete, leave, come back elsewhere and are cut off, on a bus that loses: all texts are one, every word is there once, and all is stored (seed %i)",
      { timeout: 120_000 },
      async (seed) => {
        const random = seededRandom(seed);
        const pick = <T>(list: readonly T[]) => at(list, Math.floor(random() * list.length));
        const lossy = (bus: Bus) => losing(bus, () => random() < 0.1);
        const processes = [await process(lossy), await process(lossy), await process(lossy)];
        const { room, cookies, worksheetId } = at((await makeCast()).teams, 0);
        const people = cookies.map((cookie) => ({
          cookie,
          client: null as TestClient | null,
          doc: new Y.Doc(),
          typed: 0,
        }));
        const comeIn = async (person: (typeof people)[number]) => {
          person.client = await pick(processes).harness.join(room, person.cookie, { doc: person.doc });
        };
        const words: string[] = [];
        for (let step = 0; step < 120; step++) {
          const person = pick(people);
          const [who, text] = [people.indexOf(person), person.doc.getText("scenario")];
          const roll = random();
          if (roll < 0.7) {
            const word = `w${who}.${person.typed++} `;
            words.push(word.trim());
            text.insert(0, word);
          } else if (roll < 0.8) {
            // A word of one's own and its space, again and elsewhere.
            const harmed = person.doc.getText("harmed");
            harmed.insert(Math.floor(random() * (harmed.length + 1)), "x");
            if (harmed.length > 4) harmed.delete(Math.floor(random() * (harmed.length - 1)), 1);
          } else if (roll < 0.9) {
            if (person.client === null) await comeIn(person);
            else {
              person.client.stopSending();
              person.client.ws.terminate();
              person.client = null;
            }
          } else if (roll < 0.95) pick(processes).member.cut();
          else for (const { member } of processes) member.mend();
          if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, random() * 20));
        }
        for (const { member } of processes) member.mend();
        for (const person of people) if (person.client === null) await comeIn(person);
        const clients = people.flatMap(({ client }) => client ?? []);
        await settled(...clients);
        await expect
          .poll(
            () => {
              for (const client of clients) client.type("title", ".");
              return clients.every(
                (client) =>
                  ["scenario", "harmed"].every((name) => client.text(name) === at(clients, 0).text(name)) &&
                  client.text("scenario").split(" ").length === words.length + 1,
              );
            },
            { timeout: 30_000, interval: 100 },
          )
          .toBe(true);
        expectEachOnce(at(clients, 0).text("scenario"), words);
        await settled(...clients);
        expect(await loadDocumentTexts(database(), "worksheet", worksheetId)).toMatchObject({
          scenario: at(clients, 0).text("scenario"),
          harmed: at(clients, 0).text("harmed"),
        });
      },
    );

    it("R13: a row that is stored by something without sockets reaches every process's room once, and is not stored again", async () => {
      const { one, a, b, documentId } = await apart();
      await meet(a, b);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc));
      const before = Y.encodeStateVector(doc);
      doc.getText("title").insert(0, "restored ");
      const row = storedRow(documentId, randomUUID(), Y.encodeStateAsUpdate(doc, before));
      await store(row);
      publishStoredRow(one.member.bus, documentId, row);
      await expect.poll(() => [a.text("title"), b.text("title")], soon).toEqual(["restored hello ", "restored hello "]);
      a.type("title", "x");
      await settled(a, b);
      expect((await rowsOf(documentId)).length).toBe(3);
    });

    it("R13: a row of a process that died before it could tell of it reaches those who have the document open once another process comes and reads it", async () => {
      const [one, two] = [await process(), await process()];
      const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
      const a = await one.harness.join(room, at(cookies, 0));
      const dead = new Y.Doc();
      dead.getText("title").insert(0, "stored, and untold");
      await store(storedRow(documentId, at(studentIds, 1), Y.encodeStateAsUpdate(dead)));
      const b = await two.harness.join(room, at(cookies, 1));
      expect(b.text("title")).toBe("stored, and untold");
      await same(a, b);
    });

    it("R13: a row that is stored after those who have the document open have read for a newcomer, and before the newcomer reads, reaches them from it", async () => {
      const one = await process();
      const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
      const a = await one.harness.join(room, at(cookies, 0));
      const dead = new Y.Doc();
      dead.getText("title").insert(0, "stored late");
      const storedLate = async () => {
        // Time to read for it.
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect(a.text("title")).toBe("");
        await store(storedRow(documentId, at(studentIds, 1), Y.encodeStateAsUpdate(dead)));
      };
      const two = await process((bus) =>
        withChannels(bus, (channel) => ({
          settled: channel.settled.then(storedLate),
          publish: (bytes) => channel.publish(bytes),
          close: () => channel.close(),
        })),
      );
      const b = await two.harness.join(room, at(cookies, 1));
      expect(b.text("title")).toBe("stored late");
      await same(a, b);
    });

    it("R13: a row that a process stored and could tell nobody of before it died is read by those who have the document open once it is gone", async () => {
      const { two, a, b, documentId, studentIds } = await apart();
      await meet(a, b);
      const dead = new Y.Doc();
      dead.getText("harmed").insert(0, "its last words");
      await store(storedRow(documentId, at(studentIds, 1), Y.encodeStateAsUpdate(dead)));
      two.member.crash();
      await expect.poll(() => a.text("harmed"), { timeout: 15_000, interval: 20 }).toBe("its last words");
    });

    it("R13, R2: rows that stand on one which was not stored yet when they were loaded are taken once it comes, from another process or from the device that has it", async () => {
      const one = await process();
      for (const how of ["a process", "a device"] as const) {
        const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
        const [first, both] = [new Y.Doc(), new Y.Doc()];
        first.getText("title").insert(0, "stands on it");
        Y.applyUpdate(both, Y.encodeStateAsUpdate(first));
        const before = Y.encodeStateVector(both);
        both.getText("title").insert(6, " fast");
        const missing = storedRow(documentId, at(studentIds, 0), Y.encodeStateAsUpdate(first));
        await store(storedRow(documentId, at(studentIds, 1), Y.encodeStateAsUpdate(both, before)));
        const b = await one.harness.join(room, at(cookies, 1));
        expect(b.text("title")).toBe("");
        if (how === "a process") {
          await store(missing);
          publishStoredRow(one.member.bus, documentId, missing);
        } else await one.harness.join(room, at(cookies, 0), { doc: first });
        await expect.poll(() => b.text("title"), soon).toBe("stands fast on it");
        b.type("title", ".");
        await settled(b);
        expect((await rowsOf(documentId)).length).toBe(3);
      }
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
      await meet(a, b);
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
      // What was Saved is in the rows, however late it was said: each frame of a socket became one, but for its step 2.
      for (const [index, client] of [a, b].entries()) {
        expect(client.saved).toBeGreaterThanOrEqual(at(savedThen, index));
        expect(client.saved).toBeLessThanOrEqual(1 + after.filter(({ author }) => author === studentIds[index]).length);
      }
    });

    it("R13, R5, R8: a process that nobody tells of a commit keeps the room, though all have left it, until it has written the row itself, under its own key; it is there once", async () => {
      const isCommitted = (bytes: Uint8Array) => decodeDocumentMessage(bytes).kind === "committed";
      const { two, a, b, documentId, studentIds } = await apart((bus) =>
        withChannels(bus, (channel) => ({
          settled: channel.settled,
          publish: (bytes) => void (isCommitted(bytes) || channel.publish(bytes)),
          close: () => channel.close(),
        })),
      );
      gate.freeze();
      a.type("title", "relayed");
      await expect.poll(() => b.text("title"), soon).toBe("relayed");
      await away(b);
      let moved = 0;
      const later = (ms: number) => moveClocks((moved += ms));
      try {
        later(limits.idle + limits.takeOver);
        // At least one look at what may be unloaded.
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        expect(two.harness.sync.openRooms).toBe(1);
        gate.open();
        await expect
          .poll(() => (later(limits.takeOver), two.harness.sync.openRooms), { timeout: 20_000, interval: 200 })
          .toBe(0);
      } finally {
        backToNow();
      }
      await settled(a);
      expect((await rowsOf(documentId)).map(({ author, carried, n }) => [author, carried, n])).toEqual([
        [studentIds[0], false, 1],
      ]);
    });

    it("R13: alone in a document a process only asks once who else has it", async () => {
      const said: string[] = [];
      const { harness } = await process((bus) =>
        overhear(bus, (bytes) => said.push(decodeDocumentMessage(bytes).kind)),
      );
      const { room, cookies } = at((await makeCast()).teams, 0);
      const client = await harness.join(room, at(cookies, 0));
      client.type("title", "alone");
      client.say({ cursor: null });
      await settled(client);
      expect(said).toEqual(["hello"]);
    });
  });
}

/** The first row of a process that is no more, or of something without sockets. */
function storedRow(documentId: string, author: string, bytes: Uint8Array) {
  return { documentId, writer: randomUUID(), n: 1, author, carried: false, time: Date.now() + 1, bytes };
}

async function store({
  documentId,
  writer,
  n,
  author,
  carried,
  time,
  bytes,
}: ReturnType<typeof storedRow>): Promise<void> {
  const values = [documentId, writer, n, author, carried, time, Buffer.from(bytes)];
  await pool().query(
    "insert into updates (document_id, writer, n, author, carried, time, bytes) values ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7)",
    values,
  );
}

/** A bus that loses some of what is said in channels; no hello, which is said again after 15 s only. */
function losing(bus: Bus, unlucky: () => boolean): Bus {
  const isHello = (bytes: Uint8Array) => decodeDocumentMessage(bytes).kind === "hello";
  const through = (channel: Channel): Channel => ({
    settled: channel.settled,
    publish: (bytes) => void ((!isHello(bytes) && unlucky()) || channel.publish(bytes)),
    close: () => channel.close(),
  });
  return withChannels(bus, through);
}

/** A bus on which this process answers a hello a while later. */
function answeringLate(bus: Bus): Bus {
  const isAnswer = (bytes: Uint8Array) => {
    const message = decodeDocumentMessage(bytes);
    return message.kind === "hello" && !message.wantsReply;
  };
  return withChannels(bus, (channel) => ({
    settled: channel.settled,
    publish: (bytes) => void setTimeout(() => channel.publish(bytes), isAnswer(bytes) ? 300 : 0),
    close: () => channel.close(),
  }));
}

function overhear(bus: Bus, hear: (bytes: Uint8Array) => void): Bus {
  return withChannels(bus, (channel) => ({
    settled: channel.settled,
    publish: (bytes) => {
      hear(bytes);
      channel.publish(bytes);
    },
    close: () => channel.close(),
  }));
}

function withChannels(bus: Bus, through: (channel: Channel) => Channel): Bus {
  return {
    id: bus.id,
    isAlone: bus.isAlone,
    get isConnected() {
      return bus.isConnected;
    },
    publish: (message) => bus.publish(message),
    subscribe: (hear) => bus.subscribe(hear),
    watch: (watcher) => bus.watch(watcher),
    openChannel: (channel, listener) => through(bus.openChannel(channel, listener)),
    publishTo: (channel, bytes) => bus.publishTo(channel, bytes),
    close: () => bus.close(),
  };
}
