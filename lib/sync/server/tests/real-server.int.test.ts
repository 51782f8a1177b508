import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { database } from "@/db/client";
import { loadAllRows } from "@/lib/sync/testing/all-rows";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { appendUpdates, type UpdateRow } from "@/lib/sync/queries/updates";
import { testDatabase } from "@/db/testing/database";
import { seededRandom } from "@/lib/activity/rules/random";
import type { RealServer } from "@/lib/server/testing/real-server";
import { ServerOverStore } from "@/lib/server/testing/server-over-store";
import { runSeed } from "@/lib/testing/run-seed";
import { limits } from "@/lib/sockets/limits";
import { connectStatus, TestClient } from "@/lib/sync/testing/client";
import { at, makeCast, soon, type Cast } from "@/lib/sync/testing/harness";
import { keysOf, loaded } from "@/lib/sync/testing/stored-keys";

const target = testDatabase();
const server = new ServerOverStore(target ?? {});
let running: RealServer;

/** A client that reconnects for as long as it lives, as y-websocket's does, with the same document. */
class ReconnectingClient {
  readonly doc = new Y.Doc();
  client: TestClient;
  /** By Date.now(). */
  connectedAt = 0;
  /**
   * The text that the server had reported as saved: all frames of a connection up to some number, and so the text at the time the last of them was
   * sent.
   */
  savedText = "";
  private texts = new Map<number, string>();
  private live = true;

  /** @param url null: not now */
  constructor(
    private readonly url: () => string | null,
    private readonly cookie: string,
    private readonly field: string,
  ) {
    this.client = this.dial(this.url() ?? "");
  }

  private dialAgain(): void {
    if (!this.live) return;
    const url = this.url();
    if (url === null) setTimeout(() => this.dialAgain(), 20);
    else this.client = this.dial(url);
  }

  private dial(url: string): TestClient {
    this.connectedAt = Date.now();
    const client = new TestClient({ url, cookie: this.cookie, doc: this.doc });
    this.texts = new Map();
    client.ws.on("message", () => {
      if (client.saved > 0) this.savedText = this.texts.get(client.saved) ?? this.savedText;
      this.note();
    });
    client.ws.on("close", () => {
      client.stopSending();
      setTimeout(() => this.dialAgain(), 50);
    });
    return client;
  }

  type(text: string): void {
    this.client.type(this.field, text);
    this.note();
  }

  /** The text of its field, in which nobody else writes. */
  private note(): void {
    this.texts.set(this.client.sent, this.doc.getText(this.field).toJSON());
  }

  stop(): void {
    this.live = false;
    this.client.ws.terminate();
  }
}

/** Text that was stored a while ago, enough for a compaction, as a student who is not here left it. */
class OlderRows {
  private readonly doc = new Y.Doc();
  private readonly writer = randomUUID();
  private n = 0;

  constructor(
    private readonly documentId: string,
    private readonly author: string,
  ) {}

  get text(): string {
    return this.doc.getText("harmed").toJSON();
  }

  async append(): Promise<void> {
    const rows: UpdateRow[] = [];
    const time = Date.now() - 2 * limits.compaction.settled;
    const take = (bytes: Uint8Array) =>
      rows.push({
        documentId: this.documentId,
        writer: this.writer,
        n: ++this.n,
        author: this.author,
        carried: false,
        time: time + rows.length,
        bytes,
      });
    this.doc.on("update", take);
    const text = this.doc.getText("harmed");
    while (rows.length < limits.compaction.grown) text.insert(text.length, `${this.n} `);
    this.doc.off("update", take);
    expect(await appendUpdates(rows, { again: false })).toEqual(new Set());
  }
}

/** Each row is in the table or in a chunk, and each writer's rows are there from the first to the last. */
async function expectEachRowOnce(documentId: string): Promise<void> {
  const keys = await keysOf(documentId);
  const every = await loadAllRows(documentId);
  expect([new Set(keys).size, every.length]).toEqual([keys.length, keys.length]);
  for (const writer of new Set(every.map((row) => row.writer))) {
    const numbers = every
      .filter((row) => row.writer === writer)
      .map(({ n }) => n)
      .sort((one, other) => one - other);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  }
}

describe.skipIf(target === null)(
  `the real process, on ${target?.url === undefined ? "the embedded database" : "PostgreSQL"}`,
  () => {
    beforeAll(async () => {
      running = await server.start();
    });
    afterAll(() => server.end());

    it("B5a, R6, R9: kill -9 while two type and their document is compacted: nothing that was Saved is gone, each row is in one place, all converge, and no text is doubled", async () => {
      const { port } = running;
      const cast = await makeCast();
      const team = at(cast.teams, 0);
      const older = new OlderRows(team.documentId, at(team.studentIds, 0));
      await older.append();
      let shut = false;
      const url = () => (shut ? null : `ws://127.0.0.1:${port}/sync/${team.room}`);
      const [a, b] = [
        new ReconnectingClient(url, at(team.cookies, 0), "scenario"),
        new ReconnectingClient(url, at(team.cookies, 1), "prevention"),
      ];
      const random = seededRandom(runSeed());
      const snapshots: string[] = [];
      for (let kill = 1; kill <= 4; kill++) {
        let typed = 0;
        const typing = setInterval(() => {
          a.type(`a${kill}.${typed} `);
          b.type(`b${kill}.${typed} `);
          typed += 1;
        }, 3);
        await expect
          .poll(() => typed > 100 && a.savedText.includes(`a${kill}.`) && b.savedText.includes(`b${kill}.`), {
            interval: 5,
          })
          .toBe(true);
        // A second after the process's first handshake it looks for documents to compact (R9). Each kill comes later in that compaction, the last one
        // once it is done.
        const connectedAt = Math.min(a.connectedAt, b.connectedAt);
        if (kill === 4)
          await expect.poll(async () => (await loaded(team.documentId)).snapshot, { interval: 100 }).not.toBeNull();
        else
          await new Promise((resolve) =>
            setTimeout(resolve, connectedAt + 1_000 + (kill - 1 + random()) * 200 - Date.now()),
          );
        const livedFor = Date.now() - connectedAt;
        await server.kill();
        shut = true;
        const saved = { scenario: a.savedText, prevention: b.savedText };
        clearInterval(typing);
        running = await server.start(port);
        const stored = await loadDocumentTexts(database(), "worksheet", team.worksheetId);
        expect(stored.scenario.startsWith(saved.scenario)).toBe(true);
        expect(stored.prevention.startsWith(saved.prevention)).toBe(true);
        expect(stored.harmed).toBe(older.text);
        await expectEachRowOnce(team.documentId);
        snapshots.push(`${livedFor} ms: ${(await loaded(team.documentId)).snapshot?.version ?? 0}`);
        await older.append();
        shut = false;
        await expect.poll(() => a.client.isSaved && b.client.isSaved, { interval: 20 }).toBe(true);
        for (const field of ["scenario", "prevention", "harmed"]) {
          await expect.poll(() => b.doc.getText(field).toJSON() === a.doc.getText(field).toJSON(), soon).toBe(true);
          const words = a.doc.getText(field).toJSON().trim().split(" ");
          expect(new Set(words).size).toBe(words.length);
        }
      }
      console.log(
        `R9: killed so long after the first handshake, and the snapshots that were written by then: ${snapshots.join(", ")}`,
      );
      const stored = await loadDocumentTexts(database(), "worksheet", team.worksheetId);
      expect(stored).toMatchObject({ scenario: a.doc.getText("scenario").toJSON(), harmed: older.text });
      a.stop();
      b.stop();
    });

    it("R1, B2: the front door refuses other origins, tampered cookies and strangers by a status; R7: SIGTERM flushes what was typed and the server ends in order", async () => {
      const { origin, port } = running;
      const cast: Cast = await makeCast();
      const team = at(cast.teams, 0);
      const cookie = at(team.cookies, 0);
      const url = `ws://127.0.0.1:${port}/sync/${team.room}`;
      expect(await connectStatus({ url, cookie, origin: "http://evil.example" })).toBe(403);
      expect(await connectStatus({ url, cookie, origin: "null" })).toBe(403);
      expect(await connectStatus({ url, cookie: `${cookie.slice(0, -5)}xxxxx` })).toBe(401);
      expect(await connectStatus({ url, cookie: at(at(cast.teams, 1).cookies, 0) })).toBe(403);
      expect(await connectStatus({ url: `ws://127.0.0.1:${port}/elsewhere`, cookie })).toBe(404);
      expect((await fetch(`${origin}/sync/${team.room}`, { headers: { cookie } })).status).toBe(204);
      const client = new TestClient({ url, cookie, origin: `http://127.0.0.1:${port}` });
      await expect.poll(() => client.answered, soon).toBe(true);
      expect(await (await fetch(`${origin}/metrics`)).text()).toContain("crosscase_sync_sockets 1");
      for (let i = 0; i < 200; i++) client.type("title", "x");
      // Some of the text has reached the server, and not all of it is committed.
      await expect.poll(() => client.saved, { interval: 1 }).toBeGreaterThan(1);
      const code = await server.stop();
      expect([code, client.closedWith]).toEqual([0, 1012]);
      const saved = client.saved;
      await server.openStore();
      const { title } = await loadDocumentTexts(database(), "worksheet", team.worksheetId);
      // One of the counted frames was the answer to the server's step 1.
      expect(title.length).toBeGreaterThanOrEqual(saved - 1);
    });
  },
);
