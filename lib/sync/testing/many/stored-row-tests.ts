import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { pool } from "@/db/client";
import { decodeDocumentMessage, publishStoredRow } from "@/lib/bus/document-channel";
import { limits } from "@/lib/sockets/limits";
import { resetWallClock, moveClocks } from "@/lib/testing/move-clocks";
import { deletedFirst } from "@/lib/sync/testing/deleted-first";
import { at, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { away, waitUntilConnected, same, settled, type ManyProcesses } from "./many-processes";
import { withChannels } from "./wrapped-bus";

/** R13 with R2, R5: rows that no process has published. */
export function testStoredRows({ process, apart, gate }: ManyProcesses): void {
  it("R13: a row that is stored by something without sockets reaches every process's room once, and is not stored again", async () => {
    const { one, a, b, documentId } = await apart();
    await waitUntilConnected(a, b);
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
      // Gives the process time to read the rows.
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
    await waitUntilConnected(a, b);
    const dead = new Y.Doc();
    dead.getText("harmed").insert(0, "its last words");
    await store(storedRow(documentId, at(studentIds, 1), Y.encodeStateAsUpdate(dead)));
    two.member.crash();
    await expect.poll(() => a.text("harmed"), { interval: 20 }).toBe("its last words");
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

  it("R13, R2: of a row that deletes what is not stored yet the rest is taken at once, and the deletion when its words come, by whoever has the document open", async () => {
    const [one, two] = [await process(), await process()];
    const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
    const a = await one.harness.join(room, at(cookies, 0));
    const { lost, update } = deletedFirst("deleted, and kept", 13);
    const row = storedRow(documentId, at(studentIds, 1), update);
    await store(row);
    publishStoredRow(one.member.bus, documentId, row);
    await expect.poll(() => a.text("harmed"), soon).toBe("Everyone");
    const back = await two.harness.join(room, at(cookies, 1), { doc: lost, earlier: new Map() });
    await expect.poll(() => [a.text("title"), back.text("title")], soon).toEqual(["kept", "kept"]);
    await settled(a, back);
    expect(back.text("harmed")).toBe("Everyone");
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
    gate().freeze();
    a.type("title", "relayed");
    await expect.poll(() => b.text("title"), soon).toBe("relayed");
    await away(b);
    let moved = 0;
    const later = (ms: number) => moveClocks((moved += ms));
    try {
      later(limits.idle + limits.takeOver);
      // Long enough for one check of what may be unloaded.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(two.harness.sync.openRooms).toBe(1);
      gate().open();
      await expect.poll(() => (later(limits.takeOver), two.harness.sync.openRooms), { interval: 200 }).toBe(0);
    } finally {
      resetWallClock();
    }
    await settled(a);
    expect((await rowsOf(documentId)).map(({ author, carried, n }) => [author, carried, n])).toEqual([
      [studentIds[0], false, 1],
    ]);
  });
}

/** The first row of a process that has ended, or of something without sockets. */
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
