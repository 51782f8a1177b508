import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect as dialTcp, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { pool, transaction } from "@/db/client";
import { insertMatch } from "@/db/queries/matches/matches";
import { makeActivity, makeClassroom, makeSession, makeStudent, makeTeam } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import { endSession } from "@/lib/auth/session";
import { encodeToken, sessionCookie } from "@/lib/auth/session-token";
import { invalidate, publish } from "@/lib/bus/bus";
import { currentTimestamp } from "@/lib/wire/made-at";
import { liveCloseCodes, type LiveMessage, type PagePart, type ShowMessage } from "@/lib/wire/live-messages";
import { limits } from "@/lib/realtime/sockets/limits";
import { answerLive, closeLive, handleLiveUpgrade } from "./upgrade";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to sign";
withDatabase();

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((req, res) => void answerLive(req, res));
  server.on("upgrade", handleLiveUpgrade);
  await once(server.listen(0, "127.0.0.1"), "listening");
  // A TCP server's address is never a string.
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  closeLive();
  server.close();
});

class Client {
  readonly messages: LiveMessage[] = [];
  closedWith: number | null = null;
  constructor(readonly ws: WebSocket) {
    ws.on("message", (data: Buffer) => this.messages.push(JSON.parse(data.toString()) as LiveMessage));
    ws.on("close", (code) => (this.closedWith = code));
  }
  show(message: Partial<ShowMessage>): void {
    this.ws.send(JSON.stringify({ kind: "show", parts: [], here: false, ...message } satisfies ShowMessage));
  }
  of<K extends LiveMessage["kind"]>(kind: K): (LiveMessage & { kind: K })[] {
    return this.messages.filter((message): message is LiveMessage & { kind: K } => message.kind === kind);
  }
}

async function dial(
  activityId: string,
  whose: { teacherId: string } | { studentId: string },
): Promise<Client & { sessionId: string }> {
  const session = await makeSession(whose);
  const ws = new WebSocket(`ws://127.0.0.1:${port}/live/${activityId}`, {
    headers: { cookie: await sessionCookie(session.id) },
  });
  const client = Object.assign(new Client(ws), { sessionId: session.id });
  await once(ws, "open");
  await expect.poll(() => client.of("phase").length).toBeGreaterThan(0);
  return client;
}

async function refusal(path: string, cookie?: string): Promise<number> {
  const ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: cookie === undefined ? {} : { cookie } });
  ws.on("error", () => undefined);
  const [, response] = (await once(ws, "unexpected-response")) as [unknown, { statusCode: number }];
  return response.statusCode;
}

async function participant(studentId: string): Promise<{ joined_at: Date | null; absent_at: Date | null } | undefined> {
  const { rows } = await pool().query<{ joined_at: Date | null; absent_at: Date | null }>(
    "select joined_at, absent_at from participants where student_id = $1",
    [studentId],
  );
  return rows[0];
}

/** A part of a page that is made now. */
const made = (...topics: string[]): PagePart => ({ topics, madeAt: currentTimestamp() });

const settled = { timeout: 2_000, interval: 20 };

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
    const client = await dial(activity.id, { teacherId: teacher.id });
    expect(client.of("phase")).toHaveLength(1);
  });

  it(
    "R12: 2,000 live channels of one student: 64 are taken, the others answered 429 before anything is read for them, and others get in meanwhile",
    { timeout: 60_000 },
    async () => {
      const { activity, teacher, students } = await makeClassroom({ students: 1 });
      const cookie = await sessionCookie((await makeSession({ studentId: students[0]?.id ?? "" })).id);
      const all = Array.from(
        { length: 2_000 },
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
      await dial(activity.id, { teacherId: teacher.id });
      const said = await Promise.all(answers);
      expect([101, 429].map((status) => said.filter((one) => one === status).length)).toEqual([64, 1_936]);
      expect((await fetch(`http://127.0.0.1:${port}/live/${activity.id}`, { headers: { cookie } })).status).toBe(429);
      for (const ws of all) ws.terminate();
    },
  );

  it("R12: anything that is no message of ours closes 4400", async () => {
    const { activity, teacher } = await makeClassroom();
    for (const frame of [
      "{",
      '{"kind":"show"}',
      JSON.stringify({ kind: "show", parts: [{ topics: ["a".repeat(61)], madeAt: currentTimestamp() }], here: false }),
      Buffer.from([1, 2]),
    ]) {
      const client = await dial(activity.id, { teacherId: teacher.id });
      client.ws.send(frame);
      await expect.poll(() => client.closedWith, settled).toBe(liveCloseCodes.malformed);
    }
  });

  it(
    "R12: of messages that come faster than the limit each socket's are read no faster than it, whatever came in one piece, and the last one counts",
    { timeout: 30_000 },
    async () => {
      const { activity, teacher } = await makeClassroom();
      const client = await dial(activity.id, { teacherId: teacher.id });
      const began = performance.now();
      const asked = 140;
      // Each that is taken is answered with who is here.
      for (let n = 1; n < asked; n++) client.show({ here: true });
      client.show({ parts: [made("ballots")], here: true });
      await expect
        .poll(
          () => {
            invalidate(activity.id, "ballots");
            return client.of("poke").length;
          },
          { timeout: 15_000, interval: 100 },
        )
        .toBeGreaterThan(0);
      expect(performance.now() - began).toBeGreaterThanOrEqual(
        ((asked - limits.live.burst) * 1_000) / limits.live.rate - 50,
      );
      expect(client.of("here").length).toBeGreaterThanOrEqual(limits.live.burst - 1);
      // At once as many as the burst, and the last.
      expect(client.of("here").length).toBeLessThanOrEqual(limits.live.burst + 2);
      expect(client.closedWith).toBeNull();
    },
  );
});

describe("who is here", () => {
  it("Q13: the live channel, not a page, makes a student join, once", async () => {
    const room = await makeClassroom();
    const student = await makeStudent({ classId: room.class.id });
    await dial(room.activity.id, { studentId: student.id });
    const joinedAt = async () => (await participant(student.id))?.joined_at?.getTime();
    await expect.poll(joinedAt, settled).toBeTypeOf("number");
    const first = await joinedAt();
    const again = await dial(room.activity.id, { studentId: student.id });
    again.show({});
    expect(await joinedAt()).toBe(first);
  });

  it("Q19: opening the activity ends an absence", async () => {
    const {
      activity,
      students: [student],
    } = await makeClassroom({ students: 1 });
    const id = student?.id ?? "";
    await pool().query("update participants set absent_at = now() where student_id = $1", [id]);
    await dial(activity.id, { studentId: id });
    await expect.poll(async () => (await participant(id))?.absent_at, settled).toBeNull();
  });

  it("T9: a teacher who watches is told who is here; a student never is", async () => {
    const {
      activity,
      teacher,
      students: [one, two],
    } = await makeClassroom({ students: 2 });
    const board = await dial(activity.id, { teacherId: teacher.id });
    board.show({ here: true });
    const pupil = await dial(activity.id, { studentId: one?.id ?? "" });
    pupil.show({ here: true });
    await expect.poll(() => board.of("here").at(-1)?.students, settled).toEqual([one?.id]);
    await dial(activity.id, { studentId: two?.id ?? "" });
    await expect.poll(() => board.of("here").at(-1)?.students.length, settled).toBe(2);
    expect(pupil.of("here")).toEqual([]);
    pupil.ws.close();
    await expect.poll(() => board.of("here").at(-1)?.students, { timeout: 6_000 }).toEqual([two?.id]);
  });
});

describe("pokes", () => {
  it("T8: only pages that show the topic look again", async () => {
    const {
      activity,
      teacher,
      students: [student],
    } = await makeClassroom({ students: 1 });
    const board = await dial(activity.id, { teacherId: teacher.id });
    const page = await dial(activity.id, { studentId: student?.id ?? "" });
    page.show({ parts: [made("matches")] });
    // Messages of one socket are taken in order: once `here` has come, `show` is in force.
    board.show({ parts: [made("submissions")], here: true });
    await expect.poll(() => board.of("here").length, settled).toBeGreaterThan(0);
    invalidate(activity.id, "submissions");
    await expect.poll(() => board.of("poke").length, settled).toBe(1);
    expect(page.of("poke")).toEqual([]);
  });

  it("T8: a page that begins to listen hears of what it may have missed, and of nothing older", async () => {
    const { activity, teacher } = await makeClassroom();
    const board = await dial(activity.id, { teacherId: teacher.id });
    const [frame, page] = [made("roster"), made("teams", "matches")];
    invalidate(activity.id, "teams", "roster");
    board.show({ parts: [page] });
    await expect.poll(() => board.of("poke").map(({ topics }) => topics), settled).toEqual([["teams"]]);
    board.show({ parts: [frame, made("teams")] });
    await expect.poll(() => board.of("poke").map(({ topics }) => topics), settled).toEqual([["teams"], ["roster"]]);
    board.show({ parts: [made("teams", "matches", "roster")], here: true });
    await expect.poll(() => board.of("here").length, settled).toBeGreaterThan(0);
    expect(board.of("poke")).toHaveLength(2);
    board.show({ parts: [{ topics: ["matches"], madeAt: { clock: 0, ms: 0 } }] }); // made before anyone listened here: it may have missed one
    await expect.poll(() => board.of("poke").at(-1)?.topics, settled).toEqual(["matches"]);
  });

  it("T8: when many would look again they are told to spread over a second", async () => {
    const { activity, students: pupils } = await makeClassroom({ students: 12 });
    const pages = await Promise.all(pupils.map((student) => dial(activity.id, { studentId: student.id })));
    for (const page of pages) page.show({ parts: [made("teams")] });
    await expect
      .poll(() => {
        invalidate(activity.id, "teams");
        return pages.every((page) => page.of("poke").some((message) => message.within === 1_000));
      }, settled)
      .toBe(true);
  });
});

describe("what a student hears", () => {
  /** What was poked comes before the next phase message on the same socket: once that is there, everything that was to be told has been. */
  async function movedTo(activityId: string, phase: string, ...pages: Client[]) {
    await pool().query("update activities set phase = $2, access_version = access_version + 1 where id = $1", [
      activityId,
      phase,
    ]);
    publish({ kind: "access", activityId });
    await expect.poll(() => pages.every((page) => page.of("phase").at(-1)?.phase === phase), settled).toBe(true);
  }
  const topicsOf = (page: Client) => page.of("poke").flatMap(({ topics }) => topics);

  it("Q1, S6: whatever a student's page asks for, of another team's work, marks, choices and tries it hears nothing; the teacher hears all of it", async () => {
    const {
      activity,
      teacher,
      students: [one, two],
    } = await makeClassroom({ students: 2, phase: "write" });
    const [own, other] = [
      await makeTeam({ activityId: activity.id, number: 1, mode: "bias", memberIds: [one?.id ?? ""] }),
      await makeTeam({ activityId: activity.id, number: 2, mode: "brittleness", memberIds: [two?.id ?? ""] }),
    ];
    const page = await dial(activity.id, { studentId: one?.id ?? "" });
    const board = await dial(activity.id, { teacherId: teacher.id });
    const withheld = [
      "submissions",
      "reviews",
      "ballots",
      "choices",
      "tries",
      "roster",
      "tray",
      "matches",
      `team:${other.id}`,
      `student:${two?.id ?? ""}`,
      "match:00000000-0000-4000-8000-000000000000",
    ] as const;
    for (const client of [page, board])
      client.show({ parts: [made(...withheld, `team:${own.id}`, "teams")], here: true });
    await expect.poll(() => board.of("here").length, settled).toBeGreaterThan(0);
    invalidate(activity.id, ...withheld, "teams", `team:${own.id}`);
    await expect.poll(() => topicsOf(board).length, settled).toBe(withheld.length + 2);
    await movedTo(activity.id, "learn", page);
    expect(topicsOf(page).filter((topic) => topic !== "tray")).toEqual(["teams", `team:${own.id}`]); // Learn shows the room in each mode
    expect(page.of("here")).toEqual([]);
  });

  it("Q1, Q8: a partner's topics are heard while the match lasts and from compare on; what came before the page might hear of it is said then", async () => {
    const {
      activity,
      students: [one, two],
    } = await makeClassroom({ students: 2, phase: "write" });
    const own = await makeTeam({ activityId: activity.id, number: 1, mode: "bias", memberIds: [one?.id ?? ""] });
    const other = await makeTeam({
      activityId: activity.id,
      number: 2,
      mode: "brittleness",
      memberIds: [two?.id ?? ""],
    });
    const matchId = await transaction((tx) =>
      insertMatch(tx, {
        activityId: activity.id,
        round: 1,
        teamIds: [own.id, other.id],
        exemplarMode: null,
        override: false,
      }),
    );
    const page = await dial(activity.id, { studentId: one?.id ?? "" });
    page.show({ parts: [made(`team:${other.id}`, `match:${matchId}`)] });
    invalidate(activity.id, `team:${other.id}`);
    await movedTo(activity.id, "compare", page);
    expect(topicsOf(page)).toEqual([`team:${other.id}`]);
    invalidate(activity.id, `match:${matchId}`);
    await expect.poll(() => topicsOf(page), settled).toContain(`match:${matchId}`);
    await pool().query("update matches set ended_at = now() where id = $1", [matchId]);
    await movedTo(activity.id, "vote", page);
    const before = topicsOf(page).length;
    invalidate(activity.id, `team:${other.id}`, `match:${matchId}`);
    await movedTo(activity.id, "compare", page);
    expect(topicsOf(page)).toHaveLength(before);
  });

  it("T8: however often a topic is poked, a page is told at once and then once a second, of the last one too", async () => {
    const { activity, teacher } = await makeClassroom();
    const board = await dial(activity.id, { teacherId: teacher.id });
    board.show({ parts: [made("choices")], here: true });
    await expect.poll(() => board.of("here").length, settled).toBeGreaterThan(0);
    for (let i = 0; i < 100; i++) invalidate(activity.id, "choices");
    const last = currentTimestamp().ms;
    await expect.poll(() => board.of("poke").length, settled).toBe(2);
    expect(board.of("poke").at(-1)?.at.ms).toBeGreaterThan(last - 1_000);
  });
});

describe("phase", () => {
  it("Q7: everyone is told within two seconds when the phase moves, even when no poke came", async () => {
    const {
      activity,
      students: [student],
    } = await makeClassroom({ students: 1, phase: "learn" });
    const page = await dial(activity.id, { studentId: student?.id ?? "" });
    expect(page.of("phase")).toEqual([{ kind: "phase", phase: "learn", within: 0 }]);
    await pool().query("update activities set phase = 'write', access_version = access_version + 1 where id = $1", [
      activity.id,
    ]);
    await expect.poll(() => page.of("phase").at(-1)?.phase, settled).toBe("write");
  });
});

describe("R11", () => {
  it("R11: signing out closes 4401 within two seconds, the event being heard or not", async () => {
    const {
      activity,
      students: [one, two],
    } = await makeClassroom({ students: 2 });
    const first = await dial(activity.id, { studentId: one?.id ?? "" });
    await endSession(await encodeToken(first.sessionId));
    await expect.poll(() => first.closedWith, settled).toBe(liveCloseCodes.signedOut);
    const second = await dial(activity.id, { studentId: two?.id ?? "" });
    await pool().query("update students set removed_at = now() where id = $1", [two?.id]);
    await expect.poll(() => second.closedWith, settled).toBe(liveCloseCodes.signedOut);
  });

  it("R11: who no longer belongs to the class is closed 4403 within two seconds", async () => {
    const room = await makeClassroom();
    const other = await makeActivity();
    const board = await dial(room.activity.id, { teacherId: room.teacher.id });
    await pool().query("update activities set class_id = $1, access_version = access_version + 1 where id = $2", [
      other.classId,
      room.activity.id,
    ]);
    publish({ kind: "access", activityId: room.activity.id });
    await expect.poll(() => board.closedWith, settled).toBe(liveCloseCodes.notYours);
  });
});
