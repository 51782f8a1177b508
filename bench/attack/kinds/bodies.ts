import type { Attack } from "@/bench/attack/attack";
import { hold } from "@/bench/attack/send";

const small = 64 * 1024;
const big = 1024 * 1024;

export const bodies: Attack = {
  name: "600 bodies and 400 headers that don't end",
  strike: ({ port, seconds, student }) =>
    hold(port, seconds, 1_000, (n) => {
      if (n >= 600) return Buffer.from(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ${"x".repeat(10_000)}`);
      const length = n % 2 === 0 ? small : big;
      return Buffer.from(`POST /teacher/sign-in HTTP/1.1\r\nHost: localhost\r\n${length === big ? `Cookie: ${student.cookie}\r\n` : ""}Content-Length: ${length}\r\n\r\n${"x".repeat(length - 1)}`);
    }),
};
