/**
 * A team-mate with a client of their own making, written from lib/sync/README.md alone, tries to lose or double others' text, or to bring the room down.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { withDatabase } from "@/db/testing/database";
import { seededRandom } from "@/lib/activity/rules/random";
import { worksheetFields } from "@/lib/sync/format/fields";
import { checkUpdate } from "@/lib/sync/format/update-check";
import { runSeed } from "@/lib/testing/run-seed";
import type { TestClient } from "@/lib/sync/testing/client";
import { forge } from "@/lib/sync/testing/forge";
import { at, Harness, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { gapped, immense, malformed, unmergeable } from "@/lib/sync/testing/malformed";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

it.each([runSeed(), runSeed() + 1])(
  "R3, R3a, R10: whatever a hostile team-mate's client sends, those who type beside it stay, lose no word, double none, and each is theirs (seed %i)",
  async (seed) => {
    const draw = seededRandom(seed);
    const below = (count: number) => Math.floor(draw() * count);
    const pick = <T>(list: readonly T[]) => at(list, below(list.length));
    const { room, cookies, documentId, worksheetId, studentIds } = at((await makeCast("write", 3)).teams, 0);
    const [a, b] = await Promise.all([harness.join(room, at(cookies, 0)), harness.join(room, at(cookies, 1))]);
    for (const client of [a, b]) client.sendPresence({ cursor: null });
    const bad = Object.values({ ...malformed, ...gapped, ...unmergeable, ...immense });
    const heardRows: Uint8Array[] = [];
    a.doc.on("update", (update: Uint8Array) => heardRows.push(update));
    /** Only malformed bytes: well-formed ones may delete or add a letter, as every member may. */
    const mutated = () => {
      for (;;) {
        const bytes = pick(heardRows).slice();
        for (let i = below(3); i >= 0; i--) bytes[below(bytes.length)] = below(2) === 0 ? below(256) : below(20);
        if (typeof checkUpdate(bytes, worksheetFields) === "string") return bytes;
      }
    };
    // Deleting is not one of these deeds, since every member may delete.
    const deeds: ((hostile: TestClient) => void)[] = [
      (hostile) => hostile.sendUpdate(forge(hostile.doc, pick([a, b]).doc.clientID, "forged")),
      (hostile) => hostile.sendStep2(forge(hostile.doc, pick([a, b]).doc.clientID, "forged")),
      (hostile) => hostile.sendUpdate(pick(bad)),
      (hostile) => hostile.sendStep2(pick(bad)),
      (hostile) => heardRows.length > 0 && hostile.sendUpdate(mutated()),
      (hostile) => heardRows.length > 0 && hostile.sendStep2(mutated()),
      (hostile) => hostile.sendStep2(Y.encodeStateAsUpdate(pick([a, b]).doc)),
      (hostile) =>
        hostile.sayEntries([
          { client: pick([a, b]).doc.clientID, clock: Date.now() * 2, state: pick(["null", "{}", '{"cursor":null}']) },
        ]),
      (hostile) => hostile.type("title", "mine "),
      (hostile) => {
        // From now on it types under another's id.
        hostile.doc.clientID = pick([a, b]).doc.clientID;
        hostile.type("title", "as if");
      },
      (hostile) => hostile.ws.terminate(),
    ];
    const dial = () => harness.join(room, at(cookies, 2), { mute: below(2) === 0 });
    let hostile = await dial();
    const words = { a: [] as string[], b: [] as string[] };
    for (let round = 0; round < 250; round++) {
      if (!hostile.isOpen) hostile = await dial();
      pick(deeds)(hostile);
      const [who, client] = pick([
        ["a", a],
        ["b", b],
      ] as const);
      const word = `${who}${round}`;
      words[who].push(word);
      client.type(who === "a" ? "harmed" : "prevention", `${word} `);
      if (round % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect.poll(() => [a, b].map((client) => client.closedWith ?? client.isSaved), soon).toEqual([true, true]);
    await expect
      .poll(() => [b.text("harmed"), a.text("prevention")], soon)
      .toEqual([words.a, words.b].map((list) => list.map((word) => `${word} `).join("")));
    await expect.poll(() => a.text("title") === b.text("title"), soon).toBe(true);
    const stored = await loadDocumentTexts(database(), "worksheet", worksheetId);
    expect(stored).toMatchObject({
      title: a.text("title"),
      harmed: a.text("harmed"),
      prevention: a.text("prevention"),
    });
    // Nobody else has sent content under their ids.
    for (const { author, carried, bytes } of await rowsOf(documentId)) {
      const shape = checkUpdate(bytes, worksheetFields);
      const clients = typeof shape === "string" ? [] : shape.sections.map(({ client }) => client);
      for (const [index, client] of [a, b].entries())
        if (clients.includes(client.doc.clientID)) expect([author, carried]).toEqual([studentIds[index], false]);
    }
  },
);
