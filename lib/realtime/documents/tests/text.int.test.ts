import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { withDatabase } from "@/db/testing/database";
import { backToNow, moveClocks } from "@/lib/testing/move-clocks";
import { runSeed } from "@/lib/testing/run-seed";
import { limits } from "@/lib/realtime/sockets/limits";
import { metrics } from "@/lib/realtime/sockets/metrics";
import { carryAfterCrash } from "@/lib/realtime/testing/carry-after-crash";
import { forge } from "@/lib/realtime/testing/forge";
import { bytesOf, gapped, malformed, unmergeable } from "@/lib/realtime/testing/malformed";
import { at, Harness, joinPair, makeCast, rowsOf, soon } from "@/lib/realtime/testing/harness";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

describe("R3: what is taken", () => {
  it("R3: hard case 4: every malformed update closes its socket 4400, every one that cannot be merged 4409; they reach nobody and are not stored", async () => {
    const { b, room, cookies, documentId } = await joinPair(harness);
    let heard = 0;
    b.doc.on("update", () => (heard += 1));
    for (const [name, update] of Object.entries(malformed)) {
      const bad = await harness.join(room, at(cookies, 0), { mute: true });
      bad.sendUpdate(update);
      await expect.poll(() => [name, bad.closedWith], soon).toEqual([name, 4400]);
    }
    for (const [name, update] of Object.entries({ ...gapped, ...unmergeable })) {
      const bad = await harness.join(room, at(cookies, 0), { mute: true });
      bad.sendStep2(update);
      await expect.poll(() => [name, bad.closedWith], soon).toEqual([name, 4409]);
    }
    expect(heard).toBe(0);
    expect(await rowsOf(documentId)).toEqual([]);
  });

  it("R3: a plain frame is relayed and stored byte by byte as it came", async () => {
    const { a, b, documentId, studentIds } = await joinPair(harness);
    const sent: Buffer[] = [];
    const heard: Buffer[] = [];
    a.doc.on("update", (update: Uint8Array) => sent.push(Buffer.from(update)));
    b.ws.on("message", (data: Buffer) => {
      if (data[0] === 0) heard.push(data);
    });
    a.type("scenario", "The trolley case 🦊");
    a.doc.getText("scenario").delete(2, 3);
    await expect.poll(() => a.isSaved, soon).toBe(true);
    const rows = await rowsOf(documentId);
    expect(rows.map(({ bytes }) => bytes)).toEqual(sent);
    expect(rows.map(({ author, carried }) => [author, carried])).toEqual(sent.map(() => [studentIds[0], false]));
    expect(heard.map((frame) => [frame[0], frame[1]])).toEqual([
      [0, 2],
      [0, 2],
    ]);
    expect(heard.map((frame) => frame.subarray(3))).toEqual(sent);
  });

  it("R3, R6: hard case 5: offline edits with a key typed before the server's step 1 was answered are merged, and nothing is Saved early", async () => {
    const { a, b, room, cookies } = await joinPair(harness);
    a.type("title", "start ");
    await expect.poll(() => a.isSaved, soon).toBe(true);
    a.ws.terminate();
    await expect.poll(() => a.closedWith, soon).not.toBeNull();
    a.type("title", "offline ");
    const before = Y.encodeStateVector(a.doc);
    a.type("title", "eager");
    const eager = Y.encodeStateAsUpdate(a.doc, before);
    const back = await harness.join(room, at(cookies, 0), { mute: true });
    back.sendUpdate(eager);
    back.send(Uint8Array.of(3));
    await expect.poll(() => back.presenceFrames, soon).toBeGreaterThan(1);
    expect(back.saved).toBe(0);
    back.sendStep2(Y.encodeStateAsUpdate(a.doc));
    await expect.poll(() => back.saved, soon).toBe(2);
    expect(back.closedWith).toBeNull();
    await expect.poll(() => b.text("title"), soon).toBe("start offline eager");
  });

  it("R3: a struct that misses what it stands on is refused 4409 after the step 2", async () => {
    const { b } = await joinPair(harness);
    const doc = new Y.Doc();
    doc.getText("title").insert(0, "a");
    const before = Y.encodeStateVector(doc);
    doc.getText("title").insert(1, "b");
    b.sendUpdate(Y.encodeStateAsUpdate(doc, before));
    await expect.poll(() => b.closedWith, soon).toBe(4409);
  });

  it("R3: 10,000 random frames end no process and reach no text", { timeout: 120_000 }, async () => {
    const { a, b, room, cookies, documentId } = await joinPair(harness);
    a.type("title", "safe");
    await expect.poll(() => b.text("title"), soon).toBe("safe");
    let seed = runSeed();
    const random = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const bytes = (length: number) => Uint8Array.from({ length }, () => random(256));
    const frames = [
      () => bytes(random(60)),
      () => Uint8Array.of(0, random(3), ...bytes(random(40))),
      () => Uint8Array.of(1, ...bytes(random(40))),
      () => {
        const body = bytes(random(30));
        return Uint8Array.of(random(2), random(2) === 0 ? 2 : random(3), body.length, ...body);
      },
      () => bytesOf(1, bytesOf(3 + random(9)).length + 2, 1, random(99), random(9), "{}"),
    ];
    let left = 10_000;
    await Promise.all(
      Array.from({ length: 16 }, async (_, i) => {
        while (left > 0) {
          const client = await harness.join(room, at(cookies, i % 2), { mute: true });
          for (let k = 0; k < 8; k++) {
            left -= 1;
            client.send((frames[random(frames.length)] ?? frames[0])?.() ?? bytes(3));
          }
          client.send(Uint8Array.of(3));
          const known = client.presenceFrames;
          await expect.poll(() => client.closedWith !== null || client.presenceFrames > known, soon).toBe(true);
          client.close();
        }
      }),
    );
    a.type("title", " and sound");
    await expect.poll(() => b.text("title"), soon).toBe("safe and sound");
    await expect.poll(() => a.isSaved, soon).toBe(true);
    expect((await rowsOf(documentId)).length).toBe(2);
  });
});

describe("R3a, R3b: whose it is", () => {
  it("R3a: new content under another's id is refused while that id's own socket is here and in sync", async () => {
    const { a, b } = await joinPair(harness);
    a.type("title", "mine");
    await expect.poll(() => b.text("title"), soon).toBe("mine");
    b.sendUpdate(forge(b.doc, a.doc.clientID, " not"));
    await expect.poll(() => b.closedWith, soon).toBe(4403);
    expect(a.text("title")).toBe("mine");
  });

  it("R3a: words under an id whose device is gone are carried, also while another device of its owner is here that knows some of them", async () => {
    const { room, cookies, documentId } = at((await makeCast()).teams, 0);
    const gone = new Y.Doc();
    const [another, partner] = [new Y.Doc(), new Y.Doc()];
    gone.getText("title").insert(0, "heard by both, ");
    Y.applyUpdate(another, Y.encodeStateAsUpdate(gone));
    gone.getText("title").insert(15, "by the partner alone");
    Y.applyUpdate(partner, Y.encodeStateAsUpdate(gone));
    const owner = await harness.join(room, at(cookies, 0), { doc: another });
    await expect.poll(() => owner.isSaved, soon).toBe(true);
    const carrier = await harness.join(room, at(cookies, 1), { doc: partner });
    await expect.poll(() => carrier.closedWith ?? carrier.isSaved, soon).toBe(true);
    await expect.poll(() => owner.text("title"), soon).toBe("heard by both, by the partner alone");
    expect((await rowsOf(documentId)).map(({ carried }) => carried)).toEqual([false, true]);
  });

  it("R3a, R3b: words of one who is away are carried by a partner who has them, and become the owner's own when they are back, once", async () => {
    const pair = await joinPair(harness);
    const { a, room, cookies, studentIds, documentId } = pair;
    const again = await carryAfterCrash(harness, pair);
    expect((await rowsOf(documentId)).map(({ author, carried }) => [author, carried])).toContainEqual([
      studentIds[1],
      true,
    ]);
    const back = await harness.join(room, at(cookies, 0), { doc: a.doc, earlier: new Map() });
    await expect.poll(() => back.isSaved, soon).toBe(true);
    expect(back.text("title")).toBe("kept lost in the crash, and more");
    expect(again.text("title")).toBe("kept lost in the crash, and more");
    expect((await rowsOf(documentId)).at(-1)).toMatchObject({ author: studentIds[0], carried: false });
    harness.restart();
    const later = await harness.join(room, at(cookies, 1));
    expect(later.text("title")).toBe("kept lost in the crash, and more");
  });
});

describe("R4, R5, R6: relay, append, saved", () => {
  it("R4, R6, B4: two clients who type in one field at once keep both texts, and each hears Saved", async () => {
    const { a, b } = await joinPair(harness);
    for (let i = 0; i < 30; i++) {
      a.type("scenario", "a");
      b.doc.getText("scenario").insert(0, "b");
    }
    await expect.poll(() => [a.text("scenario").length, b.text("scenario").length], soon).toEqual([60, 60]);
    expect(b.text("scenario")).toBe(a.text("scenario"));
    expect(a.text("scenario").replaceAll("a", "")).toBe("b".repeat(30));
    await expect.poll(() => a.isSaved && b.isSaved, soon).toBe(true);
  });

  it("R4: a step 2 is passed on as an update, and one is sent nothing of one's own", async () => {
    const { a, b, room, cookies } = await joinPair(harness);
    a.close();
    await expect.poll(() => a.closedWith, soon).not.toBeNull();
    a.type("title", "brought by a step 2");
    const kinds: (number | undefined)[] = [];
    b.ws.on("message", (data: Buffer) => {
      if (data[0] === 0) kinds.push(data[1]);
    });
    const back = await harness.join(room, at(cookies, 0), { doc: a.doc });
    await expect.poll(() => b.text("title"), soon).toBe("brought by a step 2");
    await expect.poll(() => back.isSaved, soon).toBe(true);
    expect(kinds).toEqual([2]);
  });

  it("R5: rows count from 1 within this boot, in the order of their time, with the socket's user as author", async () => {
    const { a, b, documentId, studentIds } = await joinPair(harness);
    for (let i = 0; i < 20; i++) (i % 2 === 0 ? a : b).type("title", "x");
    await expect.poll(() => a.isSaved && b.isSaved, soon).toBe(true);
    const rows = await rowsOf(documentId);
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(new Set(rows.map(({ writer }) => writer)).size).toBe(1);
    expect(rows.filter(({ author }) => author === studentIds[0]).length).toBe(10);
  });

  it("R6: what adds nothing is saved once all that the room held is, and a reconnect adds no row", async () => {
    const { a, room, cookies, documentId } = await joinPair(harness);
    a.type("title", "abcdef");
    a.doc.getText("title").delete(1, 2);
    await expect.poll(() => a.isSaved, soon).toBe(true);
    const rows = (await rowsOf(documentId)).length;
    for (let i = 0; i < 3; i++) {
      const again = await harness.join(room, at(cookies, 0), { doc: a.doc });
      again.sendUpdate(Y.encodeStateAsUpdate(a.doc));
      await expect.poll(() => again.isSaved && again.saved === 2, soon).toBe(true);
      again.close();
    }
    expect((await rowsOf(documentId)).length).toBe(rows);
  });

  it("R3c: a reader's document frames are dropped, unacknowledged, without closing", async () => {
    const cast = await makeCast();
    const { room, cookies, documentId } = at(cast.teams, 0);
    const writer = await harness.join(room, at(cookies, 0));
    const teacher = await harness.join(room, cast.teacher.cookie);
    teacher.type("title", "a teacher writes");
    writer.type("title", "a student writes");
    await expect.poll(() => teacher.text("title"), soon).toContain("a student writes");
    await expect.poll(() => writer.isSaved, soon).toBe(true);
    expect(writer.text("title")).toBe("a student writes");
    expect([teacher.saved, teacher.closedWith]).toEqual([0, null]);
    expect((await rowsOf(documentId)).length).toBe(1);
  });
});

describe("R8: unloading", () => {
  it("R8: a room without sockets is unloaded once idle, and the next join loads all of it", async () => {
    const own = new Harness();
    await own.start();
    const { room, cookies } = at((await makeCast()).teams, 0);
    const loads = async () => (await metrics.loads.get()).values[0]?.value ?? 0;
    const first = await own.join(room, at(cookies, 0));
    first.type("title", "before ");
    await expect.poll(() => first.isSaved, soon).toBe(true);
    const before = await loads();
    first.close();
    await expect.poll(() => first.closedWith, soon).not.toBeNull();
    const again = await own.join(room, at(cookies, 0));
    expect(await loads()).toBe(before);
    again.close();
    await expect.poll(() => again.closedWith, soon).not.toBeNull();
    expect(own.sync.openRooms).toBe(1);
    moveClocks(limits.idle + 5_000);
    try {
      await expect.poll(() => own.sync.openRooms, soon).toBe(0);
    } finally {
      backToNow();
    }
    const later = await own.join(room, at(cookies, 0));
    expect(await loads()).toBe(before + 1);
    expect(later.text("title")).toBe("before ");
    later.type("title", "after");
    await expect.poll(() => later.isSaved, soon).toBe(true);
    await own.stop();
  });

  it("R8: who leaves right after typing leaves the words behind", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    for (let i = 0; i < 20; i++) {
      const client = await harness.join(room, at(cookies, i % 2));
      expect(client.text("title")).toBe("x".repeat(i));
      client.type("title", "x");
      client.close();
    }
  });
});
