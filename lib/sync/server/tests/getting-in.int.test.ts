import { once } from "node:events";
import { connect as dialTcp } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom } from "@/db/testing/factories";
import { metrics } from "@/lib/sockets/metrics";
import { SyncServer } from "@/lib/sync/server/sync-server";
import { connectStatus } from "@/lib/sync/testing/client";
import { phases } from "@/lib/activity/rules/phases";
import { at, cookieOf, Harness, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());
afterEach(() => void vi.useRealTimers());

const status = (room: string, cookie: string) => connectStatus({ url: harness.url(room), cookie });
const plainStatus = async (room: string, cookie: string) =>
  (await fetch(harness.url(room).replace("ws:", "http:"), { headers: { cookie } })).status;

describe("R1: getting in", () => {
  it("R1: nobody, a tampered cookie, a deleted session, a stranger and an unknown room are refused before the upgrade, and over plain GET alike", async () => {
    const { teams } = await makeCast();
    const { room, cookies } = at(teams, 0);
    const cookie = at(cookies, 0);
    const elsewhere = await makeClassroom({ students: 1 });
    const stranger = await cookieOf({ studentId: at(elsewhere.students, 0).id });
    const strangeTeacher = await cookieOf({ teacherId: elsewhere.teacher.id });
    const asked: [string, string, number][] = [
      [room, "", 401],
      [room, cookie.slice(0, -3) + "abc", 401],
      [room, stranger, 403],
      [room, strangeTeacher, 403],
      [room.replace(/\/1$/, "/2"), cookie, 404],
      ["worksheet/00000000-0000-4000-8000-000000000000/1", cookie, 404],
      [room.replace("worksheet", "notes"), cookie, 404],
      [room.replace("worksheet", "essay"), cookie, 404],
      ["worksheet/x/1", cookie, 404],
    ];
    for (const [path, who, expected] of asked) {
      expect([path, await status(path, who)]).toEqual([path, expected]);
      expect([path, await plainStatus(path, who)]).toEqual([path, expected]);
    }
    expect(await status(room, cookie)).toBe("open");
    expect(await plainStatus(room, cookie)).toBe(204);
  });

  it("R1, Q1d, B2: a partner is refused in write and admitted in compare, to read; another team's member never", async () => {
    const cast = await makeCast("write");
    const other = await makeCast("write");
    const [own, partner] = [at(cast.teams, 0), at(cast.teams, 1)];
    expect(await status(own.room, at(partner.cookies, 0))).toBe(403);
    expect(await status(cast.notes.room, at(own.cookies, 0))).toBe(403);
    await pool().query("update activities set phase = 'compare', access_version = access_version + 1 where id = $1", [
      cast.activityId,
    ]);
    const reader = await harness.join(own.room, at(partner.cookies, 0));
    expect(reader.access).toBe("read");
    expect(reader.step1s).toBe(0);
    expect((await harness.join(cast.notes.room, at(partner.cookies, 0))).access).toBe("write");
    expect((await harness.join(own.room, at(own.cookies, 0))).access).toBe("write");
    expect(await status(own.room, at(at(other.teams, 0).cookies, 0))).toBe(403);
    await pool().query("update matches set ended_at = now() where id = $1", [cast.notes.matchId]);
    expect(await status(own.room, at(partner.cookies, 0))).toBe(403);
    expect((await harness.join(cast.notes.room, at(partner.cookies, 0))).access).toBe("read");
  });

  it("R1, Q1c: the teacher reads everything, in every phase, and writes in nothing: what is sent all the same is not taken", async () => {
    for (const phase of phases) {
      const cast = await makeCast(phase);
      const team = at(cast.teams, 0);
      for (const { room, documentId } of [team, cast.notes]) {
        const teacher = await harness.join(room, cast.teacher.cookie);
        expect(teacher.access).toBe("read");
        teacher.type("title", "not mine to write");
        teacher.sendStep2(Y.encodeStateAsUpdate(teacher.doc));
        // Frames are received in order, so the answer to the last one comes after the others were received.
        const frames = teacher.presenceFrames;
        teacher.send(Uint8Array.of(3));
        await expect.poll(() => teacher.presenceFrames, soon).toBeGreaterThan(frames);
        expect([teacher.closedWith, teacher.saved, await rowsOf(documentId)]).toEqual([null, 0, []]);
      }
    }
  });

  it("Q34c, R1: a teacher's socket to a worksheet or to notes leaves one line in the audit log before anything is sent, whatever opened it; a student's socket leaves none, and neither does a question by plain GET", async () => {
    const cast = await makeCast("compare");
    const team = at(cast.teams, 0);
    const lines = async () =>
      (
        await pool().query<{ detail: string }>(
          "select detail from audit where act = 'live' and teacher_id = $1 and activity_id = $2 order by n",
          [cast.teacher.id, cast.activityId],
        )
      ).rows.map(({ detail }) => detail);
    await harness.join(team.room, at(team.cookies, 0));
    expect(await plainStatus(team.room, cast.teacher.cookie)).toBe(204);
    expect(await lines()).toEqual([]);
    const numbers = (
      await pool().query<{ number: number }>(
        "select t.number from match_teams mt join teams t on t.id = mt.team_id where mt.match_id = $1 order by mt.place",
        [cast.notes.matchId],
      )
    ).rows.map(({ number }) => number);
    const [own, other] = numbers;
    const first = harness.connect(team.room, cast.teacher.cookie);
    await first.opened;
    expect(await lines()).toEqual([`${own}`]);
    await harness.join(team.room, cast.teacher.cookie);
    expect(await lines()).toEqual([`${own}`]);
    await harness.join(cast.notes.room, cast.teacher.cookie);
    expect(await lines()).toEqual([`${own}`, `${own}, ${other}`]);
  });

  it("R1: a replaced epoch that one could read is upgraded and closed 4410, one that one could not is refused", async () => {
    const cast = await makeCast();
    const { room, worksheetId, cookies } = at(cast.teams, 0);
    await pool().query("update documents set closed_at = now() where worksheet_id = $1", [worksheetId]);
    await pool().query("insert into documents (kind, worksheet_id, epoch) values ('worksheet', $1, 2)", [worksheetId]);
    const client = harness.connect(room, at(cookies, 0));
    await expect.poll(() => client.closedWith, soon).toBe(4410);
    expect(await plainStatus(room, at(cookies, 0))).toBe(410);
    expect(await status(room, at(at(cast.teams, 1).cookies, 0))).toBe(403);
    expect((await harness.join(room.replace(/1$/, "2"), at(cookies, 0))).access).toBe("write");
  });

  it("R1: a client that resets the connection while its handshake is undecided ends nothing", async () => {
    const { teams } = await makeCast();
    const { room, cookies } = at(teams, 0);
    for (let i = 0; i < 50; i++) {
      const socket = dialTcp(harness.port, "127.0.0.1");
      await once(socket, "connect");
      socket.write(
        `GET /sync/${room} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: ${at(cookies, 0)}\r\n\r\n`,
      );
      socket.resetAndDestroy();
    }
    expect(await status(room, at(cookies, 0))).toBe("open");
  });

  it("R1: a handshake that comes when 256 are pending gets 503 at once, and so does each that is undecided after 5 s", async () => {
    const undecided = new Harness();
    let pending = 0;
    let all: () => void = () => undefined;
    const areAllPending = new Promise<void>((resolve) => (all = resolve));
    undecided.sync = new SyncServer(() => {
      if (++pending === 256) all();
      return new Promise(() => undefined);
    });
    await undecided.start();
    const url = undecided.url("worksheet/00000000-0000-4000-8000-000000000000/1");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let answered = 0;
    const statuses = Array.from({ length: 256 }, () =>
      connectStatus({ url, cookie: "" }).finally(() => (answered += 1)),
    );
    await areAllPending;
    expect(await connectStatus({ url, cookie: "" })).toBe(503);
    vi.advanceTimersByTime(4_999);
    expect([await connectStatus({ url, cookie: "" }), answered]).toEqual([503, 0]);
    vi.advanceTimersByTime(1);
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([503]));
    await undecided.stop();
  });
});

describe("R2: joining", () => {
  it("R2, B4a: 100 simultaneous first joins load the document once, and there is one", async () => {
    const { teams } = await makeCast();
    const { room, cookies, worksheetId, documentId } = at(teams, 0);
    const first = await harness.join(room, at(cookies, 0));
    first.type("title", "here before");
    await expect.poll(() => first.isSaved, soon).toBe(true);
    harness.restart();
    const loadsBefore = (await metrics.loads.get()).values[0]?.value ?? 0;
    const joined = await Promise.all(Array.from({ length: 100 }, (_, i) => harness.join(room, at(cookies, i % 2))));
    for (const client of joined) expect(client.text("title")).toBe("here before");
    expect((await metrics.loads.get()).values[0]?.value).toBe(loadsBefore + 1);
    const { rows } = await pool().query("select id from documents where worksheet_id = $1", [worksheetId]);
    expect(rows).toEqual([{ id: documentId }]);
    for (const client of joined) client.close();
  });

  it("R2: what a client sends while its document is loaded is read in order", async () => {
    const { teams } = await makeCast();
    const { room, cookies } = at(teams, 0);
    const eager = harness.connect(room, at(cookies, 0));
    await eager.opened;
    for (let i = 0; i < 50; i++) eager.type("title", `${i} `);
    await expect.poll(() => eager.isSaved, soon).toBe(true);
    const other = await harness.join(room, at(cookies, 1));
    expect(other.text("title")).toBe(Array.from({ length: 50 }, (_, i) => `${i} `).join(""));
  });
});
