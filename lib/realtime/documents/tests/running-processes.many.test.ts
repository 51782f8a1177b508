import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { endSession } from "@/lib/auth/session";
import { encodeToken, sessionCookie } from "@/lib/auth/session-token";
import { Browser } from "@/lib/server/testing/browser";
import type { PagePart } from "@/lib/wire/live-messages";
import { limits } from "@/lib/realtime/sockets/limits";
import { dialStatus } from "@/lib/realtime/testing/client";
import { at, makeCast, rowsOf, soon, type Cast } from "@/lib/realtime/testing/harness";
import {
  url,
  redis,
  type Process,
  outside,
  start,
  endAll,
  join,
  Page,
  changeMode,
  withRealProcesses,
} from "@/lib/server/testing/real-processes";

withRealProcesses();

describe("two real processes that run on", () => {
  let one: Process;
  let two: Process;
  beforeAll(async () => {
    if (url !== undefined && redis !== null) [one, two] = await Promise.all([start(), start()]);
  }, 60_000);
  afterAll(endAll);

  it(
    "R14, R13: hard case 10: a worksheet that is archived while both type on two real processes: nothing is stored or Saved into it once that is committed, by neither process, and both are sent away",
    { timeout: 60_000 },
    async () => {
      const cast = await makeCast();
      const team = at(cast.teams, 0);
      const typists = await Promise.all([
        join(one, team.room, at(team.cookies, 0)),
        join(two, team.room, at(team.cookies, 1)),
      ]);
      let typed = 0;
      const typing = setInterval(() => {
        for (const client of typists) client.type("scenario", `w${typed++} `);
      }, 5);
      await expect
        .poll(
          () => typists.every((client) => client.saved > 20 && client.text("scenario").split(" ").length > 40),
          soon,
        )
        .toBe(true);
      await changeMode(cast, team.teamId, "hallucination");
      const committed = await rowsOf(team.documentId);
      const savedThen = typists.map((client) => client.saved);
      // By the refused row, or by the news of it: whichever comes first.
      await expect
        .poll(() => typists.map((client) => [4403, 4410].includes(client.closedWith ?? 0)), soon)
        .toEqual([true, true]);
      clearInterval(typing);
      // Long enough for either to write what the other has relayed and not stored.
      await new Promise((resolve) => setTimeout(resolve, limits.takeOver + 1_000));
      expect(await rowsOf(team.documentId)).toEqual(committed);
      // What was Saved is in the rows, however late it was said: each frame of a socket became one, but for its step 2.
      for (const [index, client] of typists.entries()) {
        expect(client.saved).toBeGreaterThanOrEqual(at(savedThen, index));
        expect(client.saved).toBeLessThanOrEqual(
          1 + committed.filter(({ author }) => author === team.studentIds[index]).length,
        );
      }
    },
  );

  it(
    "R13, R1, R11: one process has the pages and another the sockets: the first refuses sockets 503, and what is done through its pages reaches documents and live pages of the second within two seconds",
    { timeout: 240_000 },
    async () => {
      const web = await start("web");
      const cast = await makeCast();
      const { room, studentIds } = at(cast.teams, 0);
      const within = { timeout: 2_000, interval: 10 };
      const board = await Page.open(one, cast.activityId, { teacherId: cast.teacher.id });
      board.show({ parts: [{ topics: ["roster"], madeAt: { clock: 0, ms: Date.now() + 60_000 } }] });
      const page = await Page.open(one, cast.activityId, { studentId: at(studentIds, 0) });
      const cookie = await sessionCookie(page.sessionId);
      const writer = await join(one, room, cookie);

      for (const path of [`/sync/${room}`, `/live/${cast.activityId}`]) {
        expect(await dialStatus({ url: `ws://127.0.0.1:${web.server.port}${path}`, cookie })).toBe(503);
        expect((await fetch(web.server.origin + path, { headers: { cookie } })).status).toBe(503);
      }
      expect(
        web.server
          .output()
          .split("\n")
          .filter((line) => line.includes("A socket came to a process with CROSSCASE_ROLE=web")),
      ).toHaveLength(1);

      const post = (path: string, fields: Record<string, string>, cookies: string) =>
        fetch(web.server.origin + path, {
          method: "POST",
          redirect: "manual",
          body: new URLSearchParams(fields),
          headers: { cookie: cookies, origin: web.server.origin },
        });
      const { rows } = await pool().query<{ code: string }>(
        "select code from classes where id = (select class_id from activities where id = $1)",
        [cast.activityId],
      );
      const newcomer = new Browser(web.server.origin);
      await newcomer.join({ code: at(rows, 0).code, name: "Newcomer", pin: "4821" });
      expect(newcomer.cookie).toMatch(/crosscase-session-/);
      await expect.poll(() => board.of("poke").flatMap(({ topics }) => topics), within).toContain("roster");

      expect((await post("/api/auth/signout", {}, cookie)).status).toBe(303);
      await expect.poll(() => [writer.closedWith, page.closedWith], within).toEqual([4401, 4401]);
      expect(board.closedWith).toBeNull();
      expect(await web.server.stop()).toBe(0);
    },
  );

  it(
    "R13, R11, T9, Q1: live pages: a poke that is theirs to hear, the phase, who is here and the end of access reach whatever process a page is with, within two seconds",
    { timeout: 120_000 },
    async () => {
      const cast: Cast = await makeCast();
      const [studentA, studentB] = at(cast.teams, 0).studentIds;
      // Made so late that it has missed nothing: what it hears was said to it.
      const teams: PagePart = { topics: ["teams"], madeAt: { clock: 0, ms: Date.now() + 60_000 } };
      const board = await Page.open(one, cast.activityId, { teacherId: cast.teacher.id });
      board.show({ parts: [teams], here: true });
      const near = await Page.open(one, cast.activityId, { studentId: studentA ?? "" });
      const far = await Page.open(two, cast.activityId, { studentId: studentB ?? "" });
      const within = { timeout: 2_000, interval: 10 };
      await expect.poll(() => board.here, within).toEqual([studentA, studentB].sort());
      far.show({ parts: [{ ...teams, topics: ["reviews", "teams"] }] });
      const teacherFar = await Page.open(two, cast.activityId, { teacherId: cast.teacher.id });
      teacherFar.show({ here: true });
      await expect.poll(() => teacherFar.here, within).toEqual([studentA, studentB].sort());
      // From a third process, as a page's action would.
      outside.publish({ kind: "poke", activityId: cast.activityId, topics: ["reviews", "teams"] });
      await expect
        .poll(() => [board, far].map((page) => page.of("poke").flatMap(({ topics }) => topics)), within)
        .toEqual([["teams"], ["teams"]]);
      await pool().query("update activities set phase = 'compare', access_version = access_version + 1 where id = $1", [
        cast.activityId,
      ]);
      outside.publish({ kind: "poke", activityId: cast.activityId, topics: ["phase"] });
      await expect
        .poll(() => [board, near, far].map((page) => page.of("phase").at(-1)?.phase), within)
        .toEqual(["compare", "compare", "compare"]);
      await endSession(await encodeToken(far.sessionId));
      await expect.poll(() => far.closedWith, within).toBe(4401);
      await expect.poll(() => board.here, { timeout: 6_000, interval: 10 }).toEqual([studentA]);
      const again = await Page.open(two, cast.activityId, { studentId: studentB ?? "" });
      again.show({});
      await expect.poll(() => board.here, within).toEqual([studentA, studentB].sort());
      await two.server.kill();
      await expect.poll(() => board.here, { timeout: 12_000, interval: 20 }).toEqual([studentA]);
    },
  );
});
