import type { Attack } from "@/bench/attack/attack";
import { holdConnections } from "@/bench/attack/send";

const small = 64 * 1024;
const big = 1024 * 1024;
/** A chunked body in which each byte is a chunk of its own. */
const inPieces = "1\r\nx\r\n".repeat(4_000);

export const bodies: Attack = {
  name: "800 bodies, 200 in tiny pieces, and 200 headers that don't end",
  runAttack: ({ port, seconds, student }) =>
    holdConnections(port, seconds, 1_000, (n) => {
      if (n % 5 === 0)
        return Buffer.from(
          `POST /teacher/sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${inPieces}`,
        );
      if (n >= 750) return Buffer.from(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ${"x".repeat(10_000)}`);
      const length = n % 2 === 0 ? small : big;
      return Buffer.from(
        `POST /teacher/sign-in HTTP/1.1\r\nHost: localhost\r\n${length === big ? `Origin: http://localhost\r\nCookie: ${student.cookie}\r\n` : ""}Content-Length: ${length}\r\n\r\n${"x".repeat(length - 1)}`,
      );
    }),
};
