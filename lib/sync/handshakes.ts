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

/** Answers an upgrade with a status, and ends its connection. */
export function hangUp(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
