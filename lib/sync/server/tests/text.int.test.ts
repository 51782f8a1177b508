import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { withDatabase } from "@/db/testing/database";
import { runSeed } from "@/lib/testing/run-seed";
import { carryAfterCrash } from "@/lib/sync/testing/carry-after-crash";
import { forge } from "@/lib/sync/testing/forge";
import { bytesOf } from "@/lib/sync/testing/encoded-updates";
import { disordered, gapped, malformed, unmergeable } from "@/lib/sync/testing/malformed";
import { at, Harness, joinPair, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

describe("R3: what is taken", () => {
  it("R3: hard case 4: every update that is malformed, or deletes in another order than Yjs, closes its socket 4400, every one that cannot be merged 4409; they reach nobody and are not stored", async () => {
    const { b, room, cookies, documentId } = await joinPair(harness);
    let heard = 0;
    b.doc.on("update", () => (heard += 1));
    for (const [name, update] of Object.entries({ ...malformed, ...disordered })) {
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

  it("R3: 10,000 random frames end no process and reach no text", async () => {
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
