import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WallClock } from "@/e2e/faults/wall-clock";
import { at, makeCast, soon, type Cast } from "@/lib/sync/testing/harness";
import { leftAt } from "@/lib/activity/rules/clock";
import { seededRandom } from "@/lib/activity/rules/random";
import { Browser } from "@/lib/server/testing/browser";
import { endAll, Page, start, withRealProcesses, type Process } from "@/lib/server/testing/real-processes";
import { runSeed } from "@/lib/testing/run-seed";

withRealProcesses();

const rounds = 6;
/** The most ms by which a clock is off, ahead or behind. */
const mostMs = 5_000;

const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-clocks-"));
const clocks = [new WallClock(folder, "one"), new WallClock(folder, "two")];
const processes: Process[] = [];

beforeAll(async () => {
  processes.push(...(await Promise.all(clocks.map(({ env }) => start("all", env)))));
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

it("R13, T10d, Q19d, Q24f: of two processes whose machines' clocks are off by up to 5 s each (drawn), every clock, pause and word reaches every page, rendered by either and connected to either, and both tell the database's time", async () => {
  const random = seededRandom(runSeed());
  const either = () => at(processes, random() < 0.5 ? 0 : 1);
  const cast = await makeCast();
  for (let round = 1; round <= rounds; round++) {
    for (const [index, clock] of clocks.entries())
      await clock.move(Math.round((random() * 2 - 1) * mostMs), at(processes, index).server.pid);
    const pages = await Promise.all([0, 1].map((index) => openPage(cast, index, either(), at(processes, index))));
    const teacher = new Browser(either().server.origin, cast.teacher.cookie);
    const act = async (name: string, input: object) => {
      const done = await teacher.callAction(
        `/teacher/activities/${cast.activityId}`,
        `lib/features/hour/${name}`,
        { json: cast.activityId },
        { json: input },
      );
      expect(done).toEqual({ ok: true, code: null });
    };

    const minutes = 1 + round;
    const before = Date.now();
    await act("clocks/actions/clocks.ts#setClockAction", { minutes, expected: "write" });
    await act("clocks/actions/clocks.ts#pauseAction", { kind: "pause", sentence: `Pause ${round}` });
    const text = `Word ${round}`;
    await act("helping/actions/messages.ts#sendMessageAction", { id: randomUUID(), to: "all", text });
    for (const { live, load } of pages) {
      await expect.poll(() => live.of("time").at(-1)?.pause?.sentence, soon).toBe(`Pause ${round}`);
      const told = live.of("time").at(-1);
      const elapsedMs = Date.now() - before;
      expect(told?.now).toBeGreaterThanOrEqual(before);
      expect(told?.now).toBeLessThanOrEqual(before + elapsedMs);
      const left = told?.clock ? leftAt(told.clock, told.now) : null;
      expect(left).toBeLessThanOrEqual(minutes * 60_000);
      expect(left).toBeGreaterThanOrEqual(minutes * 60_000 - elapsedMs);
      await expect.poll(() => live.of("poke").flatMap(({ topics }) => topics), soon).toContain("words");
      expect((await load()).html).toContain(text);
    }
    await act("clocks/actions/clocks.ts#changePauseAction", { to: "end" });
    for (const { live } of pages) {
      await expect.poll(() => live.of("time").at(-1)?.pause, soon).toBeNull();
      live.ws.close();
    }
  }
});

/** Opens a student's page that one process renders, with a live channel to the same or the other process. */
async function openPage({ activityId, teams }: Cast, index: number, renders: Process, listens: Process) {
  const { cookies, studentIds } = at(teams, index);
  const browser = new Browser(renders.server.origin, at(cookies, 0));
  const load = () => browser.load(`/a/${activityId}`);
  const { parts } = await load();
  const live = await Page.open(listens, activityId, { studentId: at(studentIds, 0) });
  live.show({ parts });
  return { live, load };
}
