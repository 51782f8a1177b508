/**
 * A deletion that one process stored before another process ended that could not store the deleted text: the text lives on the device that typed it.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { appendUpdates } from "@/lib/sync/queries/updates";
import { withDatabase } from "@/db/testing/database";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import type { TestClient } from "@/lib/sync/testing/client";
import { at, Harness, makeCast, soon } from "@/lib/sync/testing/harness";

withDatabase();
const harness = new Harness();
const thread = new CompactionThread();
beforeAll(() => harness.start());
afterAll(async () => {
  await harness.stop();
  thread.stop();
});

const settled = (...clients: TestClient[]) =>
  expect
    .poll(() => clients.map((client) => client.closedWith ?? client.isSaved), soon)
    .toEqual(clients.map(() => true));

interface Scene {
  /** What A typed on, of which the store has nothing; all text before it is stored. Empty: nothing is stored. */
  typedOn: string;
  deletes: [number, number];
  types: string;
  /** A's page also has unstored text of another page, so what it sends is merged. */
  merged?: true;
}

/** A has typed text of which the store has nothing; B deleted some of it, and the deletion is stored. */
async function deletedFirst({ typedOn, deletes, types }: Scene) {
  const team = at((await makeCast()).teams, 0);
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  a.getText("title").insert(0, "all the words");
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  const rows: { bytes: Uint8Array; author: string }[] = [];
  if (typedOn !== "") {
    const first = new Y.Doc();
    Y.applyUpdate(first, Y.encodeStateAsUpdate(a));
    rows.push({ bytes: Y.encodeStateAsUpdate(first), author: at(team.studentIds, 0) });
    a.getText("title").insert(a.getText("title").length, typedOn);
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  }
  const before = Y.encodeStateVector(b);
  b.transact(() => {
    b.getText("title").delete(...deletes);
    b.getText("title").insert(deletes[0], types);
  });
  rows.push({ bytes: Y.encodeStateAsUpdate(b, before), author: at(team.studentIds, 1) });
  await appendUpdates(
    rows.map((row, n) => ({
      documentId: team.documentId,
      writer: randomUUID(),
      n: 1,
      carried: false,
      time: Date.now() - 60_000 + n,
      ...row,
    })),
    { again: false },
  );
  return { ...team, a, shown: b.getText("title").toJSON() };
}

it.each<Scene & { name: string }>([
  { name: "a deletion alone", typedOn: "", deletes: [0, 4], types: "" },
  { name: "a deletion of what comes with another page's words", typedOn: "", deletes: [0, 4], types: "", merged: true },
  {
    name: "a deletion of words of which some were stored",
    typedOn: ", and more",
    deletes: [8, 9],
    types: "",
  },
  { name: "words typed over others", typedOn: ", and more", deletes: [4, 12], types: "my " },
])(
  "R13, R3: $name, stored before what it deletes: whoever brings that hears of the deletion at once, so does who was there, and the rows, a compaction and a restart say the same",
  async (scene) => {
    const { room, cookies, documentId, worksheetId, a, shown } = await deletedFirst(scene);
    const other = new Y.Doc();
    other.getText("harmed").insert(0, "Everyone");
    if (scene.merged === true) Y.applyUpdate(a, Y.encodeStateAsUpdate(other));
    const there = await harness.join(room, at(cookies, 1));
    const back = await harness.join(room, at(cookies, 0), { doc: a, earlier: new Map() });
    await settled(there, back);
    await expect.poll(() => [back.text("title"), there.text("title")], soon).toEqual([shown, shown]);
    back.type("title", "!");
    await settled(there, back);
    await expect.poll(() => [back.text("title"), there.text("title")], soon).toEqual([`${shown}!`, `${shown}!`]);
    const fresh = await harness.join(room, at(cookies, 1));
    expect(fresh.text("title")).toBe(`${shown}!`);
    const inStore = async () => (await loadDocumentTexts(database(), "worksheet", worksheetId)).title;
    expect(await inStore()).toBe(`${shown}!`);
    await compactDocument(documentId, thread, Date.now() + 60_000);
    expect(await inStore()).toBe(`${shown}!`);
    harness.restart();
    expect((await harness.join(room, at(cookies, 1))).text("title")).toBe(`${shown}!`);
  },
);
