/**
 * Hard cases, on both stores. 1 is in lost-words.int.test.ts and processes.many.test.ts, 4 in stored-rows.int.test.ts and
 * update-check.test.ts, 7 in processes.many.test.ts, 9 in misuse/misuse.int.test.ts, 10 in epochs.int.test.ts and testing/many/ownership-tests.ts.
 */
import * as decoding from "lib0/decoding";
import WebSocket from "ws";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { countingSocket } from "@/lib/sync/browser/connection/counting-socket";
import { FrameLedger } from "@/lib/sync/browser/connection/frame-ledger";
import { ownClock, textWrittenSince } from "@/lib/sync/browser/text/written-text";
import { closeCodeMeaning } from "@/lib/sync/browser/connection/save-state";
import { database, pool } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { seededRandom } from "@/lib/activity/rules/random";
import { messageSaved } from "@/lib/wire/document-messages";
import { runSeed } from "@/lib/testing/run-seed";
import { forge } from "@/lib/sync/testing/forge";
import { gatedHarness } from "@/lib/sync/testing/gated-harness";
import { at, joinPair, rowsOf, soon } from "@/lib/sync/testing/harness";
import { bytesOf } from "@/lib/sync/testing/encoded-updates";
import { writtenBy } from "@/lib/sync/testing/written-by";
import { saved, cutOff } from "./hard-cases-support";

const { harness, gate } = gatedHarness({ connections: 6 });
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("hard case 2", () => {
  it("R3b, R3c: hard case 2: B forges A's next clocks on a server that has just started, while A is away with unsent words: A gets 4409, its words are offered back, and history shows B", async () => {
    const { a, b, room, cookies, studentIds, documentId } = await joinPair(harness);
    a.type("title", "honest");
    await saved(a, b);
    await expect.poll(() => b.text("title"), soon).toBe("honest");
    const savedClock = ownClock(a.doc);
    await cutOff(a);
    a.type("title", " words");
    // The next process can't know whether B received them from the one that ended.
    harness.restart();
    await expect.poll(() => b.closedWith, soon).not.toBeNull();
    const forger = await harness.join(room, at(cookies, 1), { doc: b.doc });
    forger.sendUpdate(forge(b.doc, a.doc.clientID, " fraud"));
    await saved(forger);
    const back = harness.connect(room, at(cookies, 0), { doc: a.doc });
    await expect.poll(() => back.closedWith, soon).toBe(4409);
    expect(closeCodeMeaning(4409)).toEqual({ startAfresh: true });
    const offered = textWrittenSince(back.doc, new Map([[a.doc.clientID, savedClock]]));
    expect(offered).toEqual({ title: " words" });
    const afresh = await harness.join(room, at(cookies, 0));
    expect(afresh.text("title")).toBe("honest fraud");
    afresh.type("title", offered["title"] ?? "");
    await saved(afresh);
    const mate = await harness.join(room, at(cookies, 1));
    expect(mate.text("title")).toBe("honest fraud words");
    const [A, B] = studentIds;
    expect(await writtenBy(documentId)).toEqual([
      [A, "honest"],
      [B, " fraud"],
      [A, " words"],
    ]);
  });
});

describe("hard case 3", () => {
  it("R3: hard case 3: a ten-byte delete set for A's future clocks, by whatever way it comes, changes nothing that A types afterwards", async () => {
    const { a, b, room, cookies, documentId } = await joinPair(harness);
    a.type("title", "x");
    await expect.poll(() => b.text("title"), soon).toBe("x");
    // One byte less or more by the length of A's client id.
    const future = bytesOf(0, 1, a.doc.clientID, 1, 1, 100);
    expect(future.length).toBeGreaterThanOrEqual(9);
    expect(future.length).toBeLessThanOrEqual(10);
    b.sendUpdate(future);
    b.sendStep2(future);
    await saved(b);
    const early = await harness.join(room, at(cookies, 1), { mute: true });
    early.sendUpdate(future);
    early.sendStep2(future);
    await expect.poll(() => early.saved, soon).toBe(2);
    a.type("title", "y");
    await expect.poll(() => b.text("title"), soon).toBe("xy");
    await cutOff(a);
    const whileAway = bytesOf(0, 1, a.doc.clientID, 1, 2, 100);
    b.sendUpdate(whileAway);
    await saved(b);
    a.type("title", "z");
    const back = await harness.join(room, at(cookies, 0), { doc: a.doc });
    await saved(back);
    await expect.poll(() => b.text("title"), soon).toBe("xyz");
    harness.restart();
    const later = await harness.join(room, at(cookies, 1));
    expect(later.text("title")).toBe("xyz");
    expect((await rowsOf(documentId)).length).toBe(3);
  });
});

describe("hard case 5", () => {
  /** What a page does with its socket, made of the page's own parts. */
  function page(room: string, cookie: string, doc: Y.Doc) {
    class WithCookie extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers: { cookie } });
      }
    }
    vi.stubGlobal("WebSocket", WithCookie);
    vi.spyOn(console, "error").mockImplementation(() => undefined); // y-websocket logs an error for frames that it has no handler for
    const ledger = new FrameLedger(() => ownClock(doc));
    const provider = new WebsocketProvider(`ws://127.0.0.1:${harness.port}/sync`, room, doc, {
      connect: false,
      disableBc: true,
      WebSocketPolyfill: countingSocket(ledger),
    });
    const closes: number[] = [];
    /** After each *saved* of the server: whether the page may show Saved. */
    const said: boolean[] = [];
    provider.messageHandlers[messageSaved] = (_encoder, decoder) => {
      ledger.recordSaved(decoding.readVarUint(decoder));
      said.push(ledger.isSaved);
    };
    provider.on("connection-close", (event) => {
      if (event !== null) closes.push(event.code);
      ledger.recordClosed();
    });
    return { provider, ledger, closes, said };
  }

  it("R3, R6: hard case 5: reconnect with offline edits and a key typed before the server's step 1: no 44xx, and never Saved before all of it is stored", async () => {
    const { a, b, room, cookies, worksheetId } = await joinPair(harness);
    a.type("title", "start ");
    await saved(a);
    await cutOff(a);
    a.stopSending();
    const { doc } = a;
    const { provider, ledger, closes, said } = page(room, at(cookies, 0), doc);
    const title = doc.getText("title");
    title.insert(title.length, "offline ");
    let first = true;
    provider.on("status", ({ status }) => {
      if (status !== "connected" || !first) return;
      first = false;
      // The socket has just opened, so the server's step 1 can't be here yet. From now on nothing is committed.
      gate().freeze();
      title.insert(title.length, "eager");
    });
    provider.connect();
    await expect.poll(() => b.text("title"), soon).toBe("start offline eager");
    await expect.poll(() => provider.synced, soon).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([ledger.isSaved, said.includes(true)]).toEqual([false, false]);
    gate().open();
    await expect.poll(() => ledger.isSaved, soon).toBe(true);
    expect((await loadDocumentTexts(database(), "worksheet", worksheetId)).title).toBe("start offline eager");
    expect(closes).toEqual([]);
    // The same again without stopping the store: each time Saved is shown all of it is stored.
    for (const word of [" once", " twice", " thrice"]) {
      provider.disconnect();
      await expect.poll(() => provider.wsconnected, soon).toBe(false);
      title.insert(title.length, word);
      provider.connect();
      title.insert(title.length, ",");
      await expect.poll(() => ledger.isSaved, soon).toBe(true);
      expect((await loadDocumentTexts(database(), "worksheet", worksheetId)).title).toBe(title.toJSON());
    }
    expect(closes.filter((code) => code >= 4400)).toEqual([]);
    provider.destroy();
  });
});

describe("hard case 8", () => {
  it("R7, B6: a connection that breaks in the middle of a transaction fails it, and does not end the process", async () => {
    const client = await pool().connect();
    await client.query("begin");
    gate().cut();
    await expect
      .poll(
        () =>
          client.query("select 1").then(
            () => "answered",
            () => "failed",
          ),
        soon,
      )
      .toBe("failed");
    client.release(true);
    gate().open();
    await expect
      .poll(
        () =>
          pool()
            .query("select 1")
            .then(
              () => true,
              () => false,
            ),
        soon,
      )
      .toBe(true);
  });

  it("R5, R7: hard case 8: the connection is cut during a commit, again and again while two type: each row once, no gap, and all of it Saved", async () => {
    const { a, b, documentId, worksheetId } = await joinPair(harness);
    const random = seededRandom(runSeed());
    let typed = 0;
    const typing = setInterval(() => {
      a.type("scenario", `a${typed} `);
      b.type("scenario", `b${typed++} `);
    }, 4);
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    for (let round = 0; round < 16; round++) {
      await pause(10 + random() * 30);
      // In half of the rounds statements are committed and nobody receives the answer; in the others they never arrive.
      if (round % 2 === 0) gate().mute();
      else gate().freeze();
      await pause(5 + random() * 25);
      gate().cut();
      gate().open();
    }
    clearInterval(typing);
    await saved(a, b);
    await expect
      .poll(
        () =>
          pool()
            .query("select 1")
            .then(
              () => true,
              () => false,
            ),
        soon,
      )
      .toBe(true);
    expect((await rowsOf(documentId)).map(({ n }) => n)).toEqual(Array.from({ length: 2 * typed }, (_, i) => i + 1));
    await expect.poll(() => a.text("scenario") === b.text("scenario"), soon).toBe(true);
    const words = a.text("scenario").trim().split(" ");
    expect([words.length, new Set(words).size]).toEqual([2 * typed, 2 * typed]);
    expect((await loadDocumentTexts(database(), "worksheet", worksheetId)).scenario).toBe(a.text("scenario"));
  });
});
