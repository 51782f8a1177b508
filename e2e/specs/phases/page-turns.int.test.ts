/** Counts a page's queries of the database (Q7). How long pages take is measured by bench:pages. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, disconnect } from "@/db/client";
import { ensureBuilt } from "@/lib/server/boot/build";
import { phasePage } from "@/lib/activity/rules/phase-pages";
import { railPhases } from "@/lib/activity/rules/phases";
import { Browser } from "@/lib/server/testing/browser";
import { startServer, type RealServer } from "@/lib/server/testing/real-server";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { student } from "@/e2e/support/classroom";

const before = process.env.NEXTAUTH_SECRET;
let server: RealServer;

beforeAll(async () => {
  await ensureBuilt();
  server = await startServer();
  process.env.NEXTAUTH_SECRET = readFileSync(path.join(server.dataDir, "secret"), "utf8").trim();
  connect({ socketFolder: server.dataDir, max: 2 });
});

afterAll(async () => {
  process.env.NEXTAUTH_SECRET = before ?? "";
  if (before === undefined) delete process.env.NEXTAUTH_SECRET;
  await disconnect();
  await server.stop();
});

/** How many round trips to its database the server has made so far. */
async function turns(): Promise<number> {
  const figures = await (await fetch(`${server.origin}/metrics`)).text();
  return Number(/^crosscase_database_turns_total (\d+)$/m.exec(figures)?.[1]);
}

/** The round trips for one page: the least of five loads, or a number that two loads had, since the server also makes queries of its own. */
async function turnsOf(browser: Browser, at: string): Promise<number> {
  const seen: number[] = [];
  while (seen.length < 5) {
    const from = await turns();
    const { status, path: came } = await browser.load(at);
    expect([status, came]).toEqual([200, at]);
    const count = (await turns()) - from;
    if (count === Math.min(...seen)) return count;
    seen.push(count);
  }
  return Math.min(...seen);
}

describe("what a page asks of the database", () => {
  it("Q7g: at most 30 queries and transactions for a student's page or the teacher's in each phase, and no more for each team or student", async () => {
    const found: Record<string, number[]> = {};
    for (const teams of [4, 10]) {
      for (const phase of railPhases) {
        const classroom = await makeMidLessonClassroom(phase, { teams, withoutTeam: 2 });
        const pages: [string, Browser, string][] = [
          [
            `student: ${phase}`,
            new Browser(server.origin, student(classroom, 0).cookie),
            phase === "learn" ? `/a/${classroom.activity.id}/learn/bias` : phasePage(classroom.activity.id, phase),
          ],
          [
            `teacher: ${phase}`,
            new Browser(server.origin, classroom.teacher.cookie),
            `/teacher/activities/${classroom.activity.id}`,
          ],
        ];
        for (const [name, browser, at] of pages) (found[name] ??= []).push(await turnsOf(browser, at));
      }
    }
    console.log(
      `queries and transactions of a page: ${Object.entries(found)
        .map(([name, [count]]) => `${name} ${count}`)
        .join(", ")}`,
    );
    expect(Object.keys(found)).toHaveLength(2 * railPhases.length);
    for (const [name, [few = NaN, many = NaN]] of Object.entries(found)) {
      expect(few, name).toBeGreaterThan(0);
      expect(few, name).toBeLessThanOrEqual(30);
      // Queries at the same moment share a round trip, so a few more or less are normal. A query for each of six more teams would add six.
      expect(Math.abs(many - few), name).toBeLessThanOrEqual(3);
    }
  });
});
