import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { log } from "@/lib/log";
import { limits } from "./limits";

/** R1: handshakes of one kind of socket. Each is decided once and within 5 s, and at most 256 wait. */
export class Handshakes {
  private pending = 0;

  /** @param refuse with an HTTP status: 503 when it takes too long, too many wait, or asking fails. */
  decide<Admission>(admit: () => Promise<Admission>, open: (admission: Admission) => void, refuse: (status: number) => void): void {
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

/** R12: how many sockets each session has, open or on their way in: one too many is refused before the database is asked anything. */
export class Crowds {
  private readonly crowds = new Map<string, { size: number; turnedAway: boolean; userId?: string }>();

  /** @returns how to leave again; null when there are too many already */
  enter(session: string): (() => void) | null {
    const crowd = this.crowds.get(session) ?? { size: 0, turnedAway: false };
    if (crowd.size >= limits.socketsPerUser) {
      crowd.turnedAway = true;
      return null;
    }
    crowd.size += 1;
    this.crowds.set(session, crowd);
    return () => {
      crowd.size -= 1;
      if (crowd.size === 0) this.crowds.delete(session);
    };
  }

  /** For the log: whose they are, once one of them was let in. */
  userOf(session: string): string | undefined {
    return this.crowds.get(session)?.userId;
  }

  /** @returns whether this is news, and some were turned away before it was known */
  isOf(session: string, userId: string): boolean {
    const crowd = this.crowds.get(session);
    if (crowd === undefined || crowd.userId !== undefined) return false;
    crowd.userId = userId;
    return crowd.turnedAway;
  }
}

/** Answers an upgrade with a status, and ends its connection. */
export function hangUp(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
