import { expect, it } from "vitest";
import * as Y from "yjs";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import type { Bus } from "@/lib/bus/bus-contract";
import { seededRandom } from "@/lib/activity/rules/random";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { limits } from "@/lib/sockets/limits";
import { resetWallClock, moveClocks } from "@/lib/testing/move-clocks";
import { runSeed } from "@/lib/testing/run-seed";
import type { TestClient } from "@/lib/sync/testing/client";
import { at, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { away, expectEachOnce, waitUntilConnected, same, settled, type ManyProcesses } from "./many-processes";
import { losing, withChannels } from "./wrapped-bus";

/** What is lost or late on the bus is read from the rows (R13). */
export function testLostMessages({ process, apart }: ManyProcesses): void {
  /** MANY_SEEDS=n tries n seeds. */
  const seeds = Array.from({ length: Number(globalThis.process.env["MANY_SEEDS"] ?? 2) }, (_, i) => runSeed() + i);

  it("R13: while the bus is cut typing goes on and is Saved in each process; afterwards both texts are in both, each row once", async () => {
    const { two, a, b, documentId } = await apart();
    await waitUntilConnected(a, b);
    two.member.cut();
    // A process that finds itself cut off reads the rows once more: what is typed now comes after that.
    await expect.poll(() => two.member.bus.isConnected, soon).toBe(false);
    a.type("title", "Cut off, ");
    await settled(a, b);
    for (let i = 0; i < 20; i++) {
      a.type("scenario", `a${i} `);
      b.type("scenario", `b${i} `);
    }
    await settled(a, b);
    // What A has of B's text by now came from the rows: its process reads them once more when it counts the other one as gone.
    expect(two.member.bus.isConnected).toBe(false);
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
    expect(rows.length).toBe(43);
  });

  it("R13, R2: while the bus is cut, who comes in at either process has all that was Saved at both, and so have those who are there", async () => {
    const { two, a, b, room, cookies, documentId } = await apart();
    await waitUntilConnected(a, b);
    two.member.cut();
    await expect.poll(() => two.member.bus.isConnected, soon).toBe(false);
    a.type("scenario", "stored by one, unheard by two");
    b.type("harmed", "stored by two");
    await settled(a, b);
    const [scenario, harmed] = [a.text("scenario"), b.text("harmed")];
    // "" unless its process read the rows once more when it found itself cut off, with these among them.
    expect(["", scenario]).toContain(b.text("scenario"));
    // A's device is gone; another device of A's is connected to B's process.
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
    await waitUntilConnected(a, b);
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
    b.sendPresence({ cursor: null });
    await settled(a, b);
    expect([b.text("title"), a.presence.size]).toEqual(["", 0]);
    lost.now = false;
    moveClocks(limits.renewal);
    try {
      await expect.poll(() => [b.text("title"), a.presence.size], soon).toEqual(["unheard", 1]);
    } finally {
      resetWallClock();
    }
  });

  it("R13: whatever is lost or late on the bus is read from the rows", async () => {
    const random = seededRandom(runSeed());
    const { a, b } = await apart((bus) => losing(bus, () => random() < 0.25));
    for (let i = 0; i < 100; i++) {
      (i % 3 === 0 ? b : a).type("scenario", `w${i} `);
      if (i % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await settled(a, b);
    // What was lost is found with the next message that is received.
    await expect
      .poll(
        () => {
          a.type("title", ".");
          b.type("title", ",");
          return a.text("scenario") === b.text("scenario") && a.text("scenario").split(" ").length === 101;
        },
        { interval: 100 },
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
          // Inserts a letter anywhere, and deletes one.
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
          { interval: 100 },
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
}
