import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { publish, subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { makeText } from "@/db/testing/student-work";
import { connect, port, withLiveServer } from "@/lib/live/server/testing/invalidated-pages";
import type { LivePage } from "@/lib/sync/testing/live-page";
import { TestClient } from "@/lib/sync/testing/client";
import { at, makeCast, soon } from "@/lib/sync/testing/harness";

withDatabase();
withLiveServer();

/** The newest numbers of a worksheet that the page was sent. */
function numbersOf(page: LivePage, worksheetId: string) {
  return page
    .of("numbers")
    .flatMap(({ sheets }) => sheets)
    .findLast((sheet) => sheet.worksheetId === worksheetId);
}

async function join(room: string, cookie: string): Promise<TestClient> {
  const client = new TestClient({ url: `ws://127.0.0.1:${port}/sync/${room}`, cookie });
  await expect.poll(() => client.answered && client.synced, soon).toBe(true);
  return client;
}

async function watch(activityId: string, teacherId: string): Promise<LivePage> {
  const board = await connect(activityId, { teacherId });
  board.show({ board: true });
  await expect.poll(() => board.of("numbers").length, soon).toBeGreaterThan(0);
  return board;
}

describe("the numbers of the board", () => {
  it("T9a, Q22c, Q22d: are of the live text: words of each answer, who wrote most of it by the authors of the rows, and when; to the teacher", async () => {
    const cast = await makeCast();
    const { room, cookies, studentIds, worksheetId } = at(cast.teams, 0);
    const [one, two] = [await join(room, at(cookies, 0)), await join(room, at(cookies, 1))];
    const board = await watch(cast.activityId, cast.teacher.id);
    const from = Date.now();
    one.type("title", "The leaf app");
    one.type("harmed", "Small farmers who trust it");
    two.type("prevention", "Test it");
    await expect
      .poll(() => numbersOf(board, worksheetId), soon)
      .toMatchObject({ title: "The leaf app", answers: { harmed: 5, prevention: 2, response: 0 }, words: 7 });
    const numbers = numbersOf(board, worksheetId);
    expect(numbers?.main).toEqual({ studentId: at(studentIds, 0), percent: 84 });
    expect(numbers?.editedAt).toBeGreaterThanOrEqual(from);
    expect(numbers?.editedAt).toBeLessThanOrEqual(Date.now());
  });

  it("T9a: of worksheets that nobody has open are read from their rows", async () => {
    const cast = await makeCast();
    const { documentId, studentIds, worksheetId } = at(cast.teams, 1);
    await makeText({ documentId, author: at(studentIds, 0), texts: { harmed: "Nobody has this open" } });
    const board = await watch(cast.activityId, cast.teacher.id);
    await expect
      .poll(() => numbersOf(board, worksheetId), soon)
      .toMatchObject({ words: 4, main: { studentId: at(studentIds, 0), percent: 100 } });
  });

  it("T9a, T9d: are sent at most once a second, and only to pages that ask", async () => {
    const cast = await makeCast();
    const { room, cookies, studentIds, worksheetId } = at(cast.teams, 0);
    const board = await watch(cast.activityId, cast.teacher.id);
    const other = await connect(cast.activityId, { teacherId: cast.teacher.id });
    other.show({ board: false, here: true });
    const student = await connect(cast.activityId, { studentId: at(studentIds, 0) });
    student.show({ board: true });
    const writer = await join(room, at(cookies, 0));
    const before = board.of("numbers").length;
    const started = performance.now();
    for (let i = 0; i < 40; i++) {
      writer.type("scenario", "word ");
      await new Promise((next) => setTimeout(next, 50));
    }
    await expect.poll(() => numbersOf(board, worksheetId)?.words, soon).toBe(40);
    const seconds = (performance.now() - started) / 1_000;
    expect(board.of("numbers").length - before).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
    expect(other.of("numbers")).toEqual([]);
    expect(student.of("numbers")).toEqual([]);
  });

  it("T9d: of an activity that nobody watches, or that was watched before, nothing is counted or published while those of another are", async () => {
    const [unwatched, watched] = [await makeCast(), await makeCast()];
    const quiet = await join(at(unwatched.teams, 0).room, at(at(unwatched.teams, 0).cookies, 0));
    const { room, cookies, worksheetId } = at(watched.teams, 0);
    const writer = await join(room, at(cookies, 0));
    const board = await watch(watched.activityId, watched.teacher.id);
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    const ofUnwatched = () =>
      published.filter(
        (message) =>
          (message.kind === "board-numbers" || message.kind === "board-watch") &&
          message.activityId === unwatched.activityId,
      );
    let words = 0;
    /** Types in both, until the watched worksheet was counted after the other one was saved. */
    const typeInBoth = async () => {
      quiet.type("scenario", "word ");
      await expect.poll(() => quiet.isSaved, soon).toBe(true);
      writer.type("scenario", "word ");
      await expect.poll(() => numbersOf(board, worksheetId)?.words, soon).toBe(++words);
    };
    await typeInBoth();
    expect(ofUnwatched()).toEqual([]);
    const before = await watch(unwatched.activityId, unwatched.teacher.id);
    expect(ofUnwatched().length).toBeGreaterThan(0);
    before.ws.close();
    await expect.poll(() => before.closedWith, soon).not.toBeNull();
    // The first count after the close may have begun before it.
    await typeInBoth();
    const afterwards = ofUnwatched().length;
    await typeInBoth();
    await typeInBoth();
    expect(ofUnwatched()).toHaveLength(afterwards);
    stop();
  });

  it("R13, T9c: numbers of a process that is behind, whose newest row is older, do not replace newer ones; those of one that is ahead do", async () => {
    const cast = await makeCast();
    const { room, cookies, worksheetId } = at(cast.teams, 0);
    const writer = await join(room, at(cookies, 0));
    writer.type("response", "Say it openly");
    const board = await watch(cast.activityId, cast.teacher.id);
    await expect.poll(() => numbersOf(board, worksheetId)?.words, soon).toBe(3);
    const known = numbersOf(board, worksheetId) ?? expect.fail("no numbers");
    const say = (words: number, later: number) =>
      publish({
        kind: "board-numbers",
        activityId: cast.activityId,
        sheets: [{ ...known, words, editedAt: (known.editedAt ?? 0) + later }],
      });
    say(2, -1);
    say(5, 1);
    say(4, 0);
    await expect.poll(() => numbersOf(board, worksheetId)?.words, soon).toBe(5);
    const late = await connect(cast.activityId, { teacherId: cast.teacher.id });
    late.show({ board: true });
    await expect.poll(() => numbersOf(late, worksheetId)?.words, soon).toBe(5);
  });

  it("T9c: whoever begins to watch later is sent what is known, and a new page after it the same", async () => {
    const cast = await makeCast();
    const { room, cookies, worksheetId } = at(cast.teams, 0);
    const writer = await join(room, at(cookies, 0));
    writer.type("response", "Say it openly");
    const board = await watch(cast.activityId, cast.teacher.id);
    await expect.poll(() => numbersOf(board, worksheetId)?.words, soon).toBe(3);
    const late = await connect(cast.activityId, { teacherId: cast.teacher.id });
    late.show({ board: true });
    await expect.poll(() => numbersOf(late, worksheetId)?.words, soon).toBe(3);
  });
});

describe("watching", () => {
  it("Q25a: a team is told who watches it, and when nobody does any more; other teams are not", async () => {
    const cast = await makeCast();
    const [one, two] = [at(cast.teams, 0), at(cast.teams, 1)];
    const mine = await connect(cast.activityId, { studentId: at(one.studentIds, 0) });
    const others = await connect(cast.activityId, { studentId: at(two.studentIds, 0) });
    const by = (page: LivePage) => page.of("watched").at(-1)?.by;
    const board = await connect(cast.activityId, { teacherId: cast.teacher.id });
    board.show({ watches: one.teamId });
    await expect.poll(() => by(mine), soon).toEqual([cast.teacher.name]);
    const late = await connect(cast.activityId, { studentId: at(one.studentIds, 1) });
    await expect.poll(() => by(late), soon).toEqual([cast.teacher.name]);
    board.show({ watches: two.teamId });
    await expect.poll(() => by(mine), soon).toEqual([]);
    await expect.poll(() => by(others), soon).toEqual([cast.teacher.name]);
    board.ws.close();
    await expect.poll(() => by(others), soon).toEqual([]);
  });

  it("Q25a, B2: a student who claims to watch a team is not announced", async () => {
    const cast = await makeCast();
    const [one, two] = [at(cast.teams, 0), at(cast.teams, 1)];
    const mine = await connect(cast.activityId, { studentId: at(one.studentIds, 0) });
    const forger = await connect(cast.activityId, { studentId: at(two.studentIds, 0) });
    const board = await connect(cast.activityId, { teacherId: cast.teacher.id });
    forger.show({ watches: one.teamId });
    board.show({ watches: two.teamId });
    await expect.poll(() => forger.of("watched").at(-1)?.by, soon).toEqual([cast.teacher.name]);
    expect(mine.of("watched").map(({ by }) => by)).toEqual([[]]);
  });

  it("T9b: a student whose connection was lost is told apart from one who closed the page", async () => {
    const cast = await makeCast();
    const { studentIds } = at(cast.teams, 0);
    const board = await connect(cast.activityId, { teacherId: cast.teacher.id });
    board.show({ here: true });
    const [lost, left] = [
      await connect(cast.activityId, { studentId: at(studentIds, 0) }),
      await connect(cast.activityId, { studentId: at(studentIds, 1) }),
    ];
    await expect.poll(() => board.of("here").at(-1)?.students.length, soon).toBe(2);
    lost.ws.terminate();
    left.ws.close();
    const gone = { interval: 50 };
    await expect.poll(() => board.of("here").at(-1)?.students, gone).toEqual([]);
    expect(
      board
        .of("here")
        .at(-1)
        ?.lost.map(([id]) => id),
    ).toEqual([at(studentIds, 0)]);
    await connect(cast.activityId, { studentId: at(studentIds, 0) });
    await expect.poll(() => board.of("here").at(-1)?.lost, soon).toEqual([]);
  });
});
