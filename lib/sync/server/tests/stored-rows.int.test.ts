/** Hard case 4, on both stores: whatever bytes are in the table, the document can be opened, compacted, read and played back. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { database } from "@/db/client";
import { loadAllRows } from "@/lib/sync/testing/all-rows";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { appendUpdates, type UpdateRow } from "@/lib/sync/queries/updates";
import { withDatabase } from "@/db/testing/database";
import { seededRandom } from "@/lib/activity/rules/random";
import { worksheetFields } from "@/lib/sync/format/fields";
import { HistoryReader, textAt } from "@/lib/sync/format/replay/history";
import { restoreVersion } from "@/lib/sync/format/replay/restore";
import { runSeed } from "@/lib/testing/run-seed";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { at, Harness, makeCast, soon } from "@/lib/sync/testing/harness";
import { gapped, immense, malformed, unmergeable } from "@/lib/sync/testing/malformed";

withDatabase();
const harness = new Harness();
const thread = new CompactionThread();
beforeAll(() => harness.start());
afterAll(async () => {
  await harness.stop();
  thread.stop();
});

/** A document in whose table such rows stand before, between and after the text of a student who typed. */
async function documentWith(bad: readonly Uint8Array[]) {
  const team = at((await makeCast()).teams, 0);
  const doc = new Y.Doc();
  const good: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => good.push(update));
  for (const word of ["all ", "the ", "words"]) doc.getText("title").insert(doc.getText("title").length, word);
  const bytes = [...bad, ...good.flatMap((update) => [update, ...bad])];
  const rows = bytes.map((update, index): UpdateRow => ({
    documentId: team.documentId,
    writer: randomUUID(),
    n: 1,
    author: at(team.studentIds, good.includes(update) ? 0 : 1),
    carried: false,
    time: 1_700_000_000_000 + index,
    bytes: update,
  }));
  expect((await appendUpdates(rows, { again: false })).size).toBe(0);
  return team;
}

type Document = Awaited<ReturnType<typeof documentWith>>;

/** Opens the document and types in it; reads it as a hand-in does; plays it back; restores a version. @returns the title each time */
async function useAll({ room, cookies, documentId, worksheetId }: Document): Promise<string[]> {
  const client = await harness.join(room, at(cookies, 0));
  client.type("harmed", "+");
  await expect.poll(() => client.closedWith ?? client.isSaved, soon).toBe(true);
  client.close();
  const rows = await loadAllRows(documentId);
  const reader = new HistoryReader(worksheetFields);
  for (const row of rows) reader.add(row);
  const { fields } = reader.finish();
  expect(restoreVersion(rows, 0, worksheetFields).update).not.toBeNull();
  return [
    client.text("title"),
    (await loadDocumentTexts(database(), "worksheet", worksheetId)).title,
    textAt(fields["title"] ?? [], rows.length),
  ];
}

/** Uses all documents, and once more after they were compacted. */
async function useTwice(documents: Record<string, Document>, good: RegExp): Promise<void> {
  const use = async () => {
    const said = await Promise.all(
      Object.entries(documents).map(async ([name, document]) => [name, await useAll(document)] as const),
    );
    for (const [name, texts] of said) for (const text of texts) expect(text, name).toMatch(good);
  };
  await use();
  // Twice, so that rows left over by the first compaction are looked at again.
  for (let i = 0; i < 2; i++)
    for (const { documentId } of Object.values(documents))
      await compactDocument(documentId, thread, Date.now() + 60_000);
  harness.restart();
  await use();
}

describe("hard case 4", () => {
  const harmful = { ...malformed, ...gapped, ...unmergeable };

  it("R3, R9: hard case 4: no stored row makes a document unloadable: not one of these updates, nor all of them: it is opened, compacted, read and played back", async () => {
    const documents: Record<string, Document> = {
      all: await documentWith(Object.values({ ...harmful, ...immense })),
    };
    for (const [name, update] of Object.entries({ ...harmful, ...immense }))
      documents[name] = await documentWith([update]);
    await useTwice(documents, /all .*the .*words/);
  });

  it("R3, R9: hard case 4: nor do mutations of real rows", async () => {
    const draw = seededRandom(runSeed());
    const random = (below: number) => Math.floor(draw() * below);
    const doc = new Y.Doc();
    const real: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => real.push(update));
    for (let i = 0; i < 40; i++) {
      const text = doc.getText("title");
      if (i % 5 === 4) text.delete(random(text.length), 1);
      else text.insert(random(text.length + 1), at(["x", "é", "🦊"], i % 3));
    }
    const bad = Array.from({ length: 100 }, () => {
      const bytes = at(real, random(real.length)).slice();
      for (let i = random(3); i >= 0; i--) bytes[random(bytes.length)] = random(2) === 0 ? random(256) : random(20);
      return bytes;
    });
    // Some mutations are real text by chance, and stand between these letters.
    await useTwice({ mutations: await documentWith(bad) }, /a.*l.*l.*t.*h.*e.*w.*o.*r.*d.*s/su);
  });
});
