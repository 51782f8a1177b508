import { setImmediate as yieldToEventLoop, setTimeout as wait } from "node:timers/promises";
import WebSocket from "ws";
import * as Y from "yjs";
import { encodePresence, encodeStep1 } from "@/lib/sync/server/frames";
import { TestClient } from "@/lib/sync/testing/client";
import type { Attack, Target } from "@/bench/attack/attack";
import { attackerAddress } from "@/bench/attack/send";

/** Bytes that the attacker's own socket may buffer. */
const maxBufferedBytes = 256 * 1024;

/** Calls `send` as fast as the server reads, until the time is over. Returns the number of calls. */
async function sendUntil(ws: WebSocket, seconds: number, send: (n: number) => void): Promise<number> {
  let n = 0;
  for (const until = Date.now() + seconds * 1_000; Date.now() < until && ws.readyState === WebSocket.OPEN; n++) {
    send(n);
    if (ws.bufferedAmount > maxBufferedBytes) await wait(5);
    else if (n % 50 === 0) await yieldToEventLoop();
  }
  return n;
}

const empty = encodeStep1(Y.encodeStateVector(new Y.Doc()));

export const frames: Attack = {
  name: "letters, presence and questions for all as fast as 12 sockets go",
  runAttack: async ({ port, seconds, student }: Target) => {
    const from = async (each: number) => {
      const client = new TestClient({ url: `ws://127.0.0.1:${port}/sync/${student.room}`, cookie: student.cookie });
      await client.opened;
      const title = client.doc.getText("title");
      const kinds = [
        (n: number) => (n % 2 === 0 ? title.insert(0, "x") : title.delete(0, 1)),
        (n: number) =>
          client.send(
            encodePresence([{ client: client.doc.clientID, clock: n + 1, state: JSON.stringify({ cursor: null }) }]),
          ),
        () => client.send(empty),
      ];
      const sent = await sendUntil(client.ws, seconds, kinds[each % kinds.length] ?? (() => undefined));
      client.ws.terminate();
      return `${sent}${client.closedWith === null ? "" : ` (closed ${client.closedWith})`}`;
    };
    return `sent ${(await Promise.all(Array.from({ length: 12 }, (_, each) => from(each)))).join(", ")}`;
  },
};

export const live: Attack = {
  name: "messages of the live channel as fast as 12 sockets go",
  runAttack: async ({ port, seconds, activityId, student }: Target) => {
    const from = async () => {
      const ws = new WebSocket(`ws://127.0.0.1:${port}/live/${activityId}`, {
        localAddress: attackerAddress,
        headers: { cookie: student.cookie },
      });
      ws.on("error", () => undefined);
      await new Promise((resolve) => ws.once("open", resolve).once("close", resolve));
      const message = JSON.stringify({
        kind: "show",
        parts: [{ topics: ["phase", "teams", "matches"], madeAt: { clock: 1, ms: Date.now() } }],
        here: true,
      });
      const sent = await sendUntil(ws, seconds, () => ws.send(message));
      ws.terminate();
      return sent;
    };
    return `sent ${(await Promise.all(Array.from({ length: 12 }, from))).join(", ")}`;
  },
};
