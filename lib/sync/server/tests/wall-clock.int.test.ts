/** The server's wall clock is set back, or forward, by an hour while people type. */
import { afterEach, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { resetWallClock, moveClocks } from "@/lib/testing/move-clocks";
import { limits } from "@/lib/sockets/limits";
import { metrics } from "@/lib/sockets/metrics";
import { at, Harness, joinPair, rowsOf, soon } from "@/lib/sync/testing/harness";

const hour = 3_600_000;

withDatabase();
afterEach(resetWallClock);

it.each([
  ["back", [-hour]],
  ["forward and back again", [hour, 0]],
  ["back and forward again", [-hour, 0]],
] as const)(
  "R4, R6, R9, R10, R12: the wall clock is set %s by an hour: what is typed is relayed and Saved as before, carets go on, nobody is paused, times rise, and it is compacted",
  async (_, moves) => {
    const harness = new Harness();
    await harness.start();
    const { a, b, documentId } = await joinPair(harness);
    const misuse = async () => (await metrics.misuse.get()).values.reduce((sum, { value }) => sum + value, 0);
    const before = await misuse();
    a.sendPresence({ cursor: null });
    let typed = 0;
    for (const move of [0, ...moves]) {
      moveClocks(0, move);
      for (let i = 0; i < 60; i++) a.type("title", "x");
      typed += 60;
      a.sendPresence({ cursor: { field: "title", anchor: null, head: null } }, a.doc.clientID, typed);
      await expect.poll(() => [b.text("title").length, a.isSaved], soon).toEqual([typed, true]);
    }
    await expect
      .poll(() => [...b.presence.values()].map(({ state }) => state.cursor), soon)
      .toEqual([{ field: "title", anchor: null, head: null }]);
    expect(await misuse()).toBe(before);
    const rows = await rowsOf(documentId);
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: typed }, (_row, i) => i + 1));
    const idle = limits.idle + 60_000;
    moveClocks(idle, idle + at(moves, moves.length - 1));
    await expect.poll(() => rowsOf(documentId), soon).toEqual([]);
    await harness.stop();
  },
);
