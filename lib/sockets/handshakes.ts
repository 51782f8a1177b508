import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { sessionTokenIn } from "@/lib/auth/session-token";
import { log } from "@/lib/process/log";
import { ourServerHeader } from "@/lib/wire/our-server";
import { limits } from "./limits";
import { noteMisuse } from "./misuse";

/** Handshakes of one kind of socket (R1). Each is decided once and within 5 s, and at most 256 wait. */
export class Handshakes {
  private pending = 0;

  /** @param refuse called with an HTTP status; 503 when the decision takes too long, too many wait, or `admit` fails. */
  decide<Admission>(
    admit: () => Promise<Admission>,
    open: (admission: Admission) => void,
    refuse: (status: number) => void,
  ): void {
    if (this.pending >= limits.pendingHandshakes) return refuse(503);
    this.pending += 1;
    let decided = false;
    const decide = (then: () => void) => {
      if (decided) return;
      decided = true;
      this.pending -= 1;
      clearTimeout(late);
      then();
    };
    const late = setTimeout(() => decide(() => refuse(503)), limits.handshake);
    admit().then(
      (admission) => decide(() => open(admission)),
      (error: unknown) => {
        log().warn({ err: error }, "a handshake failed");
        decide(() => refuse(503));
      },
    );
  }
}

/** Sockets of both kinds that have a session and are open, or in their handshake. */
let open = 0;
export const isAnySocketOpen = () => open > 0;

/** How many sockets of one kind each session has, open or in their handshake: one too many is refused before the database is queried (R12). */
export class SessionSockets {
  private readonly crowds = new Map<string, { size: number; hasRefused: boolean; userId?: string }>();

  /** @returns false when there are too many already; a socket that is let in counts until it closes */
  enter(req: IncomingMessage, socket: Duplex): boolean {
    const session = sessionOf(req);
    // Nobody is signed in, so it is refused 401.
    if (session === null) return true;
    const crowd = this.crowds.get(session) ?? { size: 0, hasRefused: false };
    if (crowd.size >= limits.socketsPerUser) {
      crowd.hasRefused = true;
      if (crowd.userId !== undefined) noteMisuse("too many sockets", { userId: crowd.userId });
      return false;
    }
    crowd.size += 1;
    open += 1;
    this.crowds.set(session, crowd);
    // The socket closes in any case, whether it is refused now or ends later.
    socket.once("close", () => {
      crowd.size -= 1;
      open -= 1;
      if (crowd.size === 0) this.crowds.delete(session);
    });
    return true;
  }

  /** Records for the log whose sockets these are, once one of them was let in. */
  belongsTo(req: IncomingMessage, userId: string): void {
    const crowd = this.crowds.get(sessionOf(req) ?? "");
    if (crowd === undefined || crowd.userId !== undefined) return;
    crowd.userId = userId;
    if (crowd.hasRefused) noteMisuse("too many sockets", { userId });
  }
}

function sessionOf(req: IncomingMessage): string | null {
  return sessionTokenIn(req.headers.cookie ?? "");
}

/** Refuses an upgrade, or what is no request, with a status, and ends its connection. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nConnection: close\r\n${ourServerHeader}: 1\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
}
