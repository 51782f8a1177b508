import WebSocket from "ws";
import type { Attack } from "@/bench/attack/attack";
import { attackerAddress, flood } from "@/bench/attack/send";

export const sockets: Attack = {
  name: "sockets dialled and left, 100 at once, half of them by nobody",
  runAttack: ({ port, seconds, student }) =>
    flood(seconds, 100, (n) => {
      const ws = new WebSocket(`ws://127.0.0.1:${port}/sync/${student.room}`, {
        localAddress: attackerAddress,
        headers: { cookie: n % 2 === 0 ? student.cookie : "nobody=1" },
      });
      return new Promise((resolve) => {
        ws.once("error", () => resolve(0));
        ws.once("unexpected-response", (_request, { statusCode }) => {
          resolve(statusCode ?? 0);
          ws.terminate();
        });
        ws.once("open", () => {
          resolve(101);
          ws.terminate();
        });
      });
    }),
};
