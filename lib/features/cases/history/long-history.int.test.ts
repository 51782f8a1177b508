/** Long histories, slow readers and many restores delay the person who causes them, and nobody else (T13, R12). */
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { loadAllRows } from "@/lib/sync/testing/all-rows";
import { makeLetters, makeText } from "@/db/testing/student-work";
import { authoriseMember, type Member } from "@/lib/activity/authorise";
import { AppError } from "@/lib/errors/errors";
import { historyLimits, historyBudget } from "@/lib/sync/format/history-budget";
import { startHistoryWorker } from "@/lib/server/boot/start-workers";
import { at, Harness, joinPair, makeCast, soon, type Cast } from "@/lib/sync/testing/harness";
import { restoreVersion } from "./history";
import { setHistoryWorker } from "./history-thread";
import { streamHistory } from "./stream-history";

withDatabase();
setHistoryWorker(startHistoryWorker);
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());
afterEach(() => void vi.useRealTimers());

const why = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

async function firstTeam() {
  const cast = await makeCast();
  const team = at(cast.teams, 0);
  const as = (place: number) => memberIn(cast, at(team.studentIds, place));
  const rows = () => loadAllRows(team.documentId);
  const version = async (place: number) => {
    const { writer, n } = at(await rows(), place);
    return { writer, n };
  };
  return { ...team, as, rows, version };
}

async function memberIn({ activityId }: Cast, studentId: string): Promise<Member> {
  const { rows } = await pool().query<{ class_id: string }>("select class_id from students where id = $1", [studentId]);
  return authoriseMember(
    { as: "student", studentId, classId: at(rows, 0).class_id, sessionId: "s", name: "A" },
    activityId,
  );
}

/** Reads the whole stream. @returns the number of its bytes */
async function readAll(
  stream: ReadableStream<Uint8Array>,
  afterFirst: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  let [bytes, pieces] = [0, 0];
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) {
    // Node's streams are async iterable
    bytes += piece.length;
    if (++pieces === 2) await afterFirst();
  }
  return bytes;
}

describe("T13: restores and the budget", () => {
  it("T13c, R12: a restore is added to the history of whoever pressed the button; who has added too much hears in how many minutes, nothing is stored, and a team-mate still restores", async () => {
    const { worksheetId, documentId, studentIds, as, rows, version } = await firstTeam();
    const [a, b] = [at(studentIds, 0), at(studentIds, 1)];
    await makeText({ documentId, author: a, texts: { title: "Short" } });
    await makeText({ documentId, author: a, texts: { scenario: "x".repeat(200_000) } });
    const [short, long] = [await version(0), await version(1)];
    await restoreVersion(await as(1), worksheetId, short);
    const other = randomUUID();
    const wait = (who: string) => historyBudget().waitMs(who, other, performance.now());
    historyBudget().spend(b, other, historyLimits.student.atOnce - 100_000, performance.now());
    expect(wait(b)).toBe(0);
    // The restore adds 200 kB as new text.
    await restoreVersion(await as(1), worksheetId, long);
    expect(wait(b)).toBeGreaterThan(0);
    expect(wait(a)).toBe(0);
    const before = (await rows()).length;
    await expect(restoreVersion(await as(1), worksheetId, short)).rejects.toMatchObject({
      code: "history-full",
      values: { minutes: 1 },
    });
    expect((await rows()).length).toBe(before);
    await restoreVersion(await as(0), worksheetId, short);
    expect((await rows()).length).toBe(before + 1);
  });

  it("T13g, R12: a history of more than 48 MiB is not worked out: who asks hears that it is too long, nothing is stored, and the next who asks about another is answered", async () => {
    const { worksheetId, documentId, studentIds, as, version } = await firstTeam();
    await makeText({ documentId, author: at(studentIds, 0), texts: { title: "Short" } });
    const short = await version(0);
    const count = async () =>
      Number(
        (await pool().query<{ count: string }>("select count(*) from updates where document_id = $1", [documentId]))
          .rows[0]?.count,
      );
    await pool().query(
      "insert into updates (document_id, writer, n, author, carried, time, bytes) select $1, $2, n, $3, false, now(), decode(repeat('00', 1048576), 'hex') from generate_series(1, 49) n",
      [documentId, randomUUID(), at(studentIds, 0)],
    );
    try {
      expect(await why(restoreVersion(await as(1), worksheetId, short))).toBe("history-too-long");
      expect(await count()).toBe(50);
    } finally {
      await pool().query("delete from updates where document_id = $1 and n > 1", [documentId]);
    }
    const next = await firstTeam();
    await makeText({ documentId: next.documentId, author: at(next.studentIds, 0), texts: { title: "One" } });
    await makeText({ documentId: next.documentId, author: at(next.studentIds, 0), texts: { scenario: "Two" } });
    expect(await why(restoreVersion(await next.as(0), next.worksheetId, await next.version(0)))).toBe("done");
  });
});

describe("T13: others while a long history is read", () => {
  it("T13g, R6: while someone reads a history, and while a version is worked out, what others type is Saved", async () => {
    const { worksheetId, documentId, studentIds, as, version } = await firstTeam();
    await makeText({ documentId, author: at(studentIds, 0), texts: { title: "Short" } });
    await makeLetters({ documentId, author: at(studentIds, 0), field: "scenario", count: 30_000 });
    const { a, b } = await joinPair(harness);
    const typeAndHear = async (letter: string) => {
      const had = b.text("title").length;
      a.type("title", letter);
      await expect.poll(() => [a.isSaved, b.text("title").length], soon).toEqual([true, had + 1]);
    };
    let typed = 0;
    await readAll(await streamHistory(documentId, at(studentIds, 1)), async () => {
      for (; typed < 5; typed++) await typeAndHear("r");
    });
    expect(typed).toBe(5);

    const restored = { yet: false };
    const restore = restoreVersion(await as(1), worksheetId, await version(0)).finally(() => (restored.yet = true));
    let meanwhile = 0;
    while (!restored.yet) {
      await typeAndHear("k");
      if (!restored.yet) meanwhile += 1;
    }
    expect((await restore).restore).not.toBeNull();
    expect(meanwhile).toBeGreaterThan(0);
  });

  it("T13g: who reads nothing for ten seconds is cut off, and whoever waits reads", async () => {
    const { documentId, studentIds } = await firstTeam();
    await makeText({ documentId, author: at(studentIds, 0), texts: { title: "Read me" } });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    // These readers read nothing.
    const slow = await Promise.all([1, 2, 3, 4].map(() => streamHistory(documentId, randomUUID())));
    await vi.advanceTimersByTimeAsync(5_000);
    let entered = false;
    const next = streamHistory(documentId, randomUUID()).finally(() => (entered = true));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(entered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    expect(await readAll(await next)).toBeGreaterThan(20);
    for (const stream of slow) await expect(stream.getReader().read()).rejects.toThrow("a stream was read too slowly");
  });
});
