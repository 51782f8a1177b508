import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listFlags } from "@/lib/features/hour/helping/queries/flags";
import { endSession } from "@/lib/auth/session";
import { encodeToken, sessionCookie } from "@/lib/auth/session-token";
import { authoriseMember, authoriseActivityEditor } from "@/lib/activity/authorise";
import { pauseScreens, setPhaseClock } from "@/lib/features/hour/clocks/clocks";
import { answerFlag, askForHelp } from "@/lib/features/hour/helping/flags";
import { sendMessage } from "@/lib/features/hour/helping/messages";
import { recordJoined } from "@/lib/features/people/joining/participants";
import { Browser } from "@/lib/server/testing/browser";
import type { PagePart } from "@/lib/wire/live-messages";
import { limits } from "@/lib/sockets/limits";
import { connectStatus } from "@/lib/sync/testing/client";
import { at, makeCast, rowsOf, soon, type Cast } from "@/lib/sync/testing/harness";
import {
  url,
  redis,
  type Process,
  outside,
  start,
  endAll,
  join,
  savedAll,
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
  });
  afterAll(endAll);

  it("R14, R13: hard case 10: a worksheet that is archived while both type on two real processes: nothing is stored or Saved into it once that is committed, by neither process, and both are sent away", async () => {
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
      .poll(() => typists.every((client) => client.saved > 20 && client.text("scenario").split(" ").length > 40), soon)
      .toBe(true);
    await changeMode(cast, team.teamId, "hallucination");
    const committed = await rowsOf(team.documentId);
    const savedThen = typists.map((client) => client.saved);
    // By the refused row, or by the message about the change, whichever comes first.
    await expect
      .poll(() => typists.map((client) => [4403, 4410].includes(client.closedWith ?? 0)), soon)
      .toEqual([true, true]);
    clearInterval(typing);
    // Long enough for either to write what the other has relayed and not stored.
    await new Promise((resolve) => setTimeout(resolve, limits.takeOver + 1_000));
    expect(await rowsOf(team.documentId)).toEqual(committed);
    // What was Saved is in the rows, however late that was reported: each frame of a socket became one row, except its step 2.
    for (const [index, client] of typists.entries()) {
      expect(client.saved).toBeGreaterThanOrEqual(at(savedThen, index));
      expect(client.saved).toBeLessThanOrEqual(
        1 + committed.filter(({ author }) => author === team.studentIds[index]).length,
      );
    }
  });

  it("R13, R1, R11: one process has the pages and another the sockets: the first refuses sockets 503, and what is done through its pages reaches documents and live pages of the second", async () => {
    const web = await start("web");
    const cast = await makeCast();
    const { room, studentIds } = at(cast.teams, 0);
    const board = await Page.open(one, cast.activityId, { teacherId: cast.teacher.id });
    board.show({ parts: [{ topics: ["roster"], madeAt: { clock: 0, ms: Date.now() + 30_000 } }] });
    const page = await Page.open(one, cast.activityId, { studentId: at(studentIds, 0) });
    const cookie = await sessionCookie(page.sessionId);
    const writer = await join(one, room, cookie);

    for (const path of [`/sync/${room}`, `/live/${cast.activityId}`]) {
      expect(await connectStatus({ url: `ws://127.0.0.1:${web.server.port}${path}`, cookie })).toBe(503);
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
    await expect.poll(() => board.of("poke").flatMap(({ topics }) => topics), soon).toContain("roster");

    expect((await post("/api/auth/signout", {}, cookie)).status).toBe(303);
    await expect.poll(() => [writer.closedWith, page.closedWith], soon).toEqual([4401, 4401]);
    expect(board.closedWith).toBeNull();
    expect(await web.server.stop()).toBe(0);
  });

  it("R13, T9c, T10a, Q19d, Q23a, Q24a, Q24f, Q25a: two processes: numbers, clocks, pauses, flags, words and who watches reach pages wherever they are connected", async () => {
    const cast: Cast = await makeCast();
    const { room, cookies, studentIds, teamId, worksheetId } = at(cast.teams, 0);
    const [studentA, studentB] = [at(studentIds, 0), at(studentIds, 1)];
    const editor = await authoriseActivityEditor(
      { as: "teacher", teacherId: cast.teacher.id, sessionId: "s", name: cast.teacher.name, email: "" },
      cast.activityId,
    );
    const far: PagePart = { topics: ["flags"], madeAt: { clock: 0, ms: Date.now() + 30_000 } };
    const board = await Page.open(one, cast.activityId, { teacherId: cast.teacher.id });
    board.show({ board: true, here: true, parts: [far] });
    const near = await Page.open(one, cast.activityId, { studentId: studentA });
    const away = await Page.open(two, cast.activityId, { studentId: studentB });
    const writer = await join(two, room, at(cookies, 1));
    writer.type("harmed", "The farmers");
    const words = () =>
      board
        .of("numbers")
        .flatMap(({ sheets }) => sheets)
        .findLast((sheet) => sheet.worksheetId === worksheetId)?.words;
    await expect.poll(words, soon).toBe(2);
    await setPhaseClock(editor, { minutes: 10, expected: editor.activity.phase });
    await pauseScreens(editor, { kind: "pause", sentence: "Look here" });
    for (const page of [board, near, away]) {
      await expect.poll(() => page.of("time").at(-1)?.pause?.sentence, soon).toBe("Look here");
      expect(page.of("time").at(-1)?.clock).toEqual(board.of("time").at(-1)?.clock);
    }
    board.show({ board: true, here: true, parts: [far], watches: teamId });
    for (const page of [near, away])
      await expect.poll(() => page.of("watched").at(-1)?.by, soon).toEqual([cast.teacher.name]);
    const member = await authoriseMember(
      { as: "student", studentId: studentB, classId: editor.classId, sessionId: "s", name: "B" },
      cast.activityId,
    );
    const topicsAt = (page: Page) => page.of("poke").flatMap(({ topics }) => topics);
    near.show({ parts: [{ ...far, topics: [`team:${teamId}`, `student:${studentA}`] }] });
    away.show({ parts: [{ ...far, topics: ["words", `student:${studentB}`] }] });
    await askForHelp(member, "Is this enough?");
    await expect.poll(() => topicsAt(board), soon).toContain("flags");
    await expect.poll(() => topicsAt(near), soon).toEqual([`team:${teamId}`]);
    for (const studentId of studentIds) await recordJoined(database(), cast.activityId, studentId);
    const [flag] = await listFlags(database(), cast.activityId);
    await answerFlag(editor, { flagId: flag?.id ?? "", text: "I’m coming." });
    await expect.poll(() => topicsAt(near), soon).toContain(`student:${studentA}`);
    await expect.poll(() => topicsAt(away), soon).toContain(`student:${studentB}`);
    await sendMessage(editor, { to: "all", text: "Two more minutes" });
    await expect.poll(() => topicsAt(away), soon).toContain("words");
  });

  it("R13, R11, T9l, Q1f: live pages: a poke that is theirs to hear, the phase, who is here and the end of access reach whatever process a page is with; once a process is killed the board is whole again, and knows whom that one had lost and when each came", async () => {
    const cast: Cast = await makeCast();
    const [studentA, studentB] = at(cast.teams, 0).studentIds;
    // Made so late that it has missed nothing: each message that it receives was sent to it.
    const teams: PagePart = { topics: ["teams"], madeAt: { clock: 0, ms: Date.now() + 30_000 } };
    const board = await Page.open(one, cast.activityId, { teacherId: cast.teacher.id });
    board.show({ parts: [teams], here: true, board: true });
    const near = await Page.open(one, cast.activityId, { studentId: studentA ?? "" });
    const far = await Page.open(two, cast.activityId, { studentId: studentB ?? "" });
    await expect.poll(() => board.here, soon).toEqual([studentA, studentB].sort());
    far.show({ parts: [{ ...teams, topics: ["reviews", "teams"] }] });
    const teacherFar = await Page.open(two, cast.activityId, { teacherId: cast.teacher.id });
    teacherFar.show({ here: true });
    await expect.poll(() => teacherFar.here, soon).toEqual([studentA, studentB].sort());
    // From a third process, as a page's action would.
    outside.publish({ kind: "poke", activityId: cast.activityId, topics: ["reviews", "teams"] });
    await expect
      .poll(() => [board, far].map((page) => page.of("poke").flatMap(({ topics }) => topics)), soon)
      .toEqual([["teams"], ["teams"]]);
    await pool().query("update activities set phase = 'compare', access_version = access_version + 1 where id = $1", [
      cast.activityId,
    ]);
    outside.publish({ kind: "poke", activityId: cast.activityId, topics: ["phase"] });
    await expect
      .poll(() => [board, near, far].map((page) => page.of("phase").at(-1)?.phase), soon)
      .toEqual(["compare", "compare", "compare"]);
    await endSession(await encodeToken(far.sessionId));
    await expect.poll(() => far.closedWith, soon).toBe(4401);
    await expect.poll(() => board.here, soon).toEqual([studentA]);
    const again = await Page.open(two, cast.activityId, { studentId: studentB ?? "" });
    again.show({});
    await expect.poll(() => board.here, soon).toEqual([studentA, studentB].sort());
    const { room, cookies, worksheetId } = at(cast.teams, 1);
    const writer = await join(two, room, at(cookies, 0));
    writer.type("harmed", "one two");
    await savedAll(writer);
    teacherFar.show({ board: true });
    const words = (page: Page) =>
      page
        .of("numbers")
        .flatMap(({ sheets }) => sheets)
        .findLast((sheet) => sheet.worksheetId === worksheetId)?.words;
    await expect.poll(() => [words(teacherFar), words(board)], soon).toEqual([2, 2]);
    const lostThere = at(at(cast.teams, 1).studentIds, 1);
    (await Page.open(two, cast.activityId, { studentId: lostThere })).ws.terminate();
    const lost = (page: Page) => [...new Map(page.of("here").at(-1)?.lost).keys()].sort();
    await expect.poll(() => lost(board), soon).toEqual([lostThere]);
    const came = (page: Page) => new Map(page.of("here").at(-1)?.came);
    const cameThen = came(board);
    await two.server.kill();
    const after = await Page.open(one, cast.activityId, { teacherId: cast.teacher.id });
    after.show({ board: true, here: true });
    const back = await join(one, room, at(cookies, 0), writer.doc);
    back.type("harmed", " three");
    await expect.poll(() => [words(board), words(after)], soon).toEqual([3, 3]);
    await expect.poll(() => board.here, soon).toEqual([studentA]);
    for (const page of [board, after]) {
      await expect.poll(() => lost(page), soon).toEqual([studentB, lostThere].sort());
      expect(came(page)).toEqual(cameThen);
    }
  });
});
