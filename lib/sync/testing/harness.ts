/** The document side of one process, run in the test's process over the test's database, and classes to use it with. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect } from "vitest";
import { pool } from "@/db/client";
import { makeClassroom, makeMatch, makeSession, makeTeam } from "@/db/testing/factories";
import { sessionCookie } from "@/lib/auth/session-token";
import type { Phase } from "@/lib/activity/rules/phases";
import { patience } from "@/lib/testing/patience";
import { SyncServer } from "@/lib/sync/server/sync-server";
import { TestClient, type ClientOptions } from "./client";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to sign";

/** Long enough for a machine that is busy with other tests; nothing waits longer than it must. */
export const soon = { timeout: patience(30_000), interval: 10 };

/** The code with which a socket that never opened is closed on this side. */
const unopened = 1006;

export class Harness {
  private server: Server | null = null;
  private readonly clients: TestClient[] = [];
  private readonly sockets = new Set<Socket>();
  port = 0;

  constructor(public sync = new SyncServer()) {}

  async start(): Promise<void> {
    this.server = createServer((req, res) => void this.sync.answer(req, res));
    this.server.on("upgrade", (req, socket, head) => this.sync.handleUpgrade(req, socket, head));
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
    await once(this.server.listen(this.port, "127.0.0.1"), "listening");
    // A TCP server's address is never a string.
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Acts like a process that dies: sockets are cut, its memory is gone, and what was not committed is lost. */
  restart(sync = new SyncServer()): void {
    for (const socket of this.sockets) socket.destroy();
    this.sync = sync;
  }

  url(room: string): string {
    return `ws://127.0.0.1:${this.port}/sync/${room}`;
  }

  connect(room: string, cookie: string, options: Partial<ClientOptions> = {}): TestClient {
    const client = new TestClient({ url: this.url(room), cookie, ...options });
    this.clients.push(client);
    return client;
  }

  /** A client that has joined and has answered the server's step 1 (or, for a reader, has received the text). */
  async join(room: string, cookie: string, options: Partial<ClientOptions> = {}): Promise<TestClient> {
    let client = this.connect(room, cookie, options);
    await expect
      .poll(() => {
        // On a busy machine a handshake may take too long and be refused (R1): reconnects, as a page does.
        if (client.closedWith === unopened && client.access === null) client = this.connect(room, cookie, options);
        return (
          client.closedWith ??
          (client.access !== null &&
            (options.mute === true || (client.synced && (client.access === "read" || client.answered))))
        );
      }, soon)
      .toBe(true);
    return client;
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.ws.terminate();
    await this.sync.drain();
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

/** Two members of one team, who have its worksheet open. */
export async function joinPair(harness: Harness) {
  const team = at((await makeCast()).teams, 0);
  const [a, b] = await Promise.all([
    harness.join(team.room, at(team.cookies, 0)),
    harness.join(team.room, at(team.cookies, 1)),
  ]);
  return { a, b, ...team };
}

export interface Cast {
  activityId: string;
  /** Two teams of two on different modes, matched. */
  teams: {
    room: string;
    worksheetId: string;
    documentId: string;
    teamId: string;
    studentIds: string[];
    cookies: string[];
  }[];
  notes: { room: string; matchId: string; documentId: string };
  teacher: { id: string; name: string; cookie: string };
}

/** A class in `phase` with two teams of `size`, in a match. */
export async function makeCast(phase: Phase = "write", size = 2): Promise<Cast> {
  const made = await makeClassroom({ phase, students: 2 * size });
  const activityId = made.activity.id;
  const teams: Cast["teams"] = [];
  for (const [index, mode] of ["brittleness", "bias"].entries()) {
    const studentIds = made.students.slice(index * size, (index + 1) * size).map((student) => student.id);
    const team = await makeTeam({ activityId, mode, memberIds: studentIds });
    const cookies = await Promise.all(studentIds.map((studentId) => cookieOf({ studentId })));
    teams.push({
      room: `worksheet/${team.worksheetId}/1`,
      worksheetId: team.worksheetId,
      documentId: team.documentId,
      teamId: team.id,
      studentIds,
      cookies,
    });
  }
  const match = await makeMatch({ activityId, teamIds: teams.map((team) => team.teamId) });
  return {
    activityId,
    teams,
    notes: { room: `notes/${match.id}/1`, matchId: match.id, documentId: match.documentId },
    teacher: { id: made.teacher.id, name: made.teacher.name, cookie: await cookieOf({ teacherId: made.teacher.id }) },
  };
}

export async function cookieOf(whose: { teacherId: string } | { studentId: string }): Promise<string> {
  return sessionCookie((await makeSession(whose)).id);
}

export async function rowsOf(
  documentId: string,
): Promise<{ n: number; writer: string; author: string; carried: boolean; bytes: Buffer }[]> {
  const { rows } = await pool().query<{ n: number; writer: string; author: string; carried: boolean; bytes: Buffer }>(
    "select n, writer, author, carried, bytes from updates where document_id = $1 order by time, writer, n",
    [documentId],
  );
  return rows;
}

/** An element that must be there: a test that asks for more than there is, such as a third team, is wrong and fails here. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`there is no number ${index}`);
  return found;
}
