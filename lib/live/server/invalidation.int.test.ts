import { once } from "node:events";
import { connect as dialTcp } from "node:net";
import { describe, expect, it } from "vitest";
import WebSocket from "ws";
import { pool } from "@/db/client";
import { makeActivity, makeClassroom, makeSession, makeStudent } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import { endSession } from "@/lib/auth/session";
import { encodeToken, sessionCookie } from "@/lib/auth/session-token";
import { invalidate, publish } from "@/lib/bus/bus";
import { currentTimestamp } from "@/lib/wire/made-at";
import { liveCloseCodes } from "@/lib/wire/live-messages";
import { limits } from "@/lib/sockets/limits";
import { port, connect, refusal, made, settled, withLiveServer } from "./testing/invalidated-pages";

withDatabase();
withLiveServer();

async function participant(studentId: string): Promise<{ joined_at: Date | null; absent_at: Date | null } | undefined> {
  const { rows } = await pool().query<{ joined_at: Date | null; absent_at: Date | null }>(
    "select joined_at, absent_at from participants where student_id = $1",
    [studentId],
  );
  return rows[0];
}

describe("getting in", () => {
  it("R1: nobody, a tampered cookie, a stranger and an unknown activity are refused before the upgrade", async () => {
    const { activity } = await makeClassroom();
    const elsewhere = await makeClassroom({ students: 1 });
    const stranger = await sessionCookie((await makeSession({ studentId: elsewhere.students[0]?.id ?? "" })).id);
    expect(await refusal(`/live/${activity.id}`)).toBe(401);
    expect(await refusal(`/live/${activity.id}`, stranger.slice(0, -4))).toBe(401);
    expect(await refusal(`/live/${activity.id}`, stranger)).toBe(403);
    expect(await refusal("/live/00000000-0000-4000-8000-000000000000", stranger)).toBe(404);
    expect(await refusal("/live/x", stranger)).toBe(404);
  });

  it("R1: a page of another person in the same browser is refused 409, and one's own let in", async () => {
    const { activity, teacher, students } = await makeClassroom({ students: 1 });
    const cookie = await sessionCookie((await makeSession({ teacherId: teacher.id })).id);
    const path = (of: string) => `/live/${activity.id}?of=${of}`;
    expect(await refusal(path(students[0]?.id ?? ""), cookie)).toBe(409);
    expect((await fetch(`http://127.0.0.1:${port}${path(teacher.id)}`, { headers: { cookie } })).status).toBe(204);
  });

  it("R1: the same path over plain GET tells the reason", async () => {
    const { activity, teacher } = await makeClassroom();
    const url = `http://127.0.0.1:${port}/live/${activity.id}`;
    expect((await fetch(url)).status).toBe(401);
    const cookie = await sessionCookie((await makeSession({ teacherId: teacher.id })).id);
    expect((await fetch(url, { headers: { cookie } })).status).toBe(204);
  });

  it("R1: a connection reset while access is being read ends nothing", async () => {
    const { activity, teacher } = await makeClassroom();
    const cookie = await sessionCookie((await makeSession({ teacherId: teacher.id })).id);
    for (let i = 0; i < 20; i++) {
      const socket = dialTcp(port, "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      socket.write(
        `GET /live/${activity.id} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: ${cookie}\r\n\r\n`,
      );
      socket.resetAndDestroy();
    }
    const client = await connect(activity.id, { teacherId: teacher.id });
    expect(client.of("phase")).toHaveLength(1);
  });

  it("R12: 100 live channels of one student: 64 are taken, the others answered 429 before anything is read for them, and others get in meanwhile", async () => {
    const { activity, teacher, students } = await makeClassroom({ students: 1 });
    const cookie = await sessionCookie((await makeSession({ studentId: students[0]?.id ?? "" })).id);
    const all = Array.from(
      { length: 100 },
      () => new WebSocket(`ws://127.0.0.1:${port}/live/${activity.id}`, { headers: { cookie } }),
    );
    const answers = all.map(
      (ws) =>
        new Promise<number>((resolve) => {
          ws.on("error", () => undefined);
          ws.on("open", () => resolve(101));
          ws.on("unexpected-response", (req, res) => (req.destroy(), resolve(res.statusCode ?? 0)));
        }),
    );
    await connect(activity.id, { teacherId: teacher.id });
    const said = await Promise.all(answers);
    expect([101, 429].map((status) => said.filter((one) => one === status).length)).toEqual([64, 36]);
    expect((await fetch(`http://127.0.0.1:${port}/live/${activity.id}`, { headers: { cookie } })).status).toBe(429);
    for (const ws of all) ws.terminate();
  });

  it("R12: anything that is no message of ours closes 4400", async () => {
    const { activity, teacher } = await makeClassroom();
    for (const frame of [
      "{",
      '{"kind":"show"}',
      JSON.stringify({ kind: "show", parts: [{ topics: ["a".repeat(61)], madeAt: currentTimestamp() }], here: false }),
      Buffer.from([1, 2]),
    ]) {
      const client = await connect(activity.id, { teacherId: teacher.id });
      client.ws.send(frame);
      await expect.poll(() => client.closedWith, settled).toBe(liveCloseCodes.malformed);
    }
  });

  it("R12: a message of 16 KiB is read, and a longer one is not", async () => {
    const { activity, teacher } = await makeClassroom();
    const closedBy = async (bytes: number) => {
      const client = await connect(activity.id, { teacherId: teacher.id });
      client.ws.send("{".repeat(bytes));
      await expect.poll(() => client.closedWith, settled).not.toBeNull();
      return client.closedWith;
    };
    expect(await closedBy(16 * 1024)).toBe(liveCloseCodes.malformed);
    expect(await closedBy(16 * 1024 + 1)).not.toBe(liveCloseCodes.malformed);
  });

  it("R12: of messages that come faster than the limit each socket's are read no faster than it, whatever came in one piece, and the last one counts", async () => {
    const { activity, teacher } = await makeClassroom();
    const client = await connect(activity.id, { teacherId: teacher.id });
    const began = performance.now();
    const asked = 140;
    // Each message that is received is answered with who is here.
    for (let n = 1; n < asked; n++) client.show({ here: true });
    client.show({ parts: [made("ballots")], here: true });
    await expect
      .poll(
        () => {
          invalidate(activity.id, "ballots");
          return client.of("poke").length;
        },
        { interval: 100 },
      )
      .toBeGreaterThan(0);
    expect(performance.now() - began).toBeGreaterThanOrEqual(
      ((asked - limits.live.burst) * 1_000) / limits.live.rate - 50,
    );
    expect(client.of("here").length).toBeGreaterThanOrEqual(limits.live.burst - 1);
    // At once as many as the burst, then the last one, and as many as a slow machine has earned while it sent them.
    expect(client.of("here").length).toBeLessThanOrEqual(limits.live.burst + 10);
    expect(client.closedWith).toBeNull();
  });
});

describe("who is here", () => {
  it("Q13a: the live channel, not a page, makes a student join, once", async () => {
    const room = await makeClassroom();
    const student = await makeStudent({ classId: room.class.id });
    await connect(room.activity.id, { studentId: student.id });
    const joinedAt = async () => (await participant(student.id))?.joined_at?.getTime();
    await expect.poll(joinedAt, settled).toBeTypeOf("number");
    const first = await joinedAt();
    const again = await connect(room.activity.id, { studentId: student.id });
    again.show({});
    expect(await joinedAt()).toBe(first);
  });

  it("Q19b: opening the activity ends an absence", async () => {
    const {
      activity,
      students: [student],
    } = await makeClassroom({ students: 1 });
    const id = student?.id ?? "";
    await pool().query("update participants set absent_at = now() where student_id = $1", [id]);
    await connect(activity.id, { studentId: id });
    await expect.poll(async () => (await participant(id))?.absent_at, settled).toBeNull();
  });

  it("T9a: a teacher who watches is told who is here; a student never is", async () => {
    const {
      activity,
      teacher,
      students: [one, two],
    } = await makeClassroom({ students: 2 });
    const board = await connect(activity.id, { teacherId: teacher.id });
    board.show({ here: true });
    const pupil = await connect(activity.id, { studentId: one?.id ?? "" });
    pupil.show({ here: true });
    await expect.poll(() => board.of("here").at(-1)?.students, settled).toEqual([one?.id]);
    await connect(activity.id, { studentId: two?.id ?? "" });
    await expect.poll(() => board.of("here").at(-1)?.students.length, settled).toBe(2);
    expect(pupil.of("here")).toEqual([]);
    pupil.ws.close();
    await expect.poll(() => board.of("here").at(-1)?.students).toEqual([two?.id]);
  });
});

describe("R11", () => {
  it("R11: signing out closes 4401 within two seconds, the event being heard or not", async () => {
    const {
      activity,
      students: [one, two],
    } = await makeClassroom({ students: 2 });
    const first = await connect(activity.id, { studentId: one?.id ?? "" });
    await endSession(await encodeToken(first.sessionId));
    await expect.poll(() => first.closedWith, settled).toBe(liveCloseCodes.signedOut);
    const second = await connect(activity.id, { studentId: two?.id ?? "" });
    await pool().query("update students set removed_at = now() where id = $1", [two?.id]);
    await expect.poll(() => second.closedWith, settled).toBe(liveCloseCodes.signedOut);
  });

  it("R11: who no longer belongs to the class is closed 4403 within two seconds", async () => {
    const room = await makeClassroom();
    const other = await makeActivity();
    const board = await connect(room.activity.id, { teacherId: room.teacher.id });
    await pool().query("update activities set class_id = $1, access_version = access_version + 1 where id = $2", [
      other.classId,
      room.activity.id,
    ]);
    publish({ kind: "access", activityId: room.activity.id });
    await expect.poll(() => board.closedWith, settled).toBe(liveCloseCodes.notYours);
  });
});
