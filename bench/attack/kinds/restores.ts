import { setTimeout as wait } from "node:timers/promises";
import { TestClient } from "@/lib/sync/testing/client";
import { RowUnpacker } from "@/lib/sync/format/replay/unpack-rows";
import type { Attack } from "@/bench/attack/attack";
import { flood, send } from "@/bench/attack/send";

/** Some 5 MB of history: each restore reads and applies all of it. */
const pastes = 100;
const letters = 24_000;

const text = () =>
  Array.from({ length: letters }, () => String.fromCharCode(33 + Math.floor(Math.random() * 90))).join("");

export const restores: Attack = {
  name: "versions of a long history brought back, four at a time",
  runAttack: async ({ port, seconds, activityId, teamMate: { cookie, room }, actions }) => {
    const until = Date.now() + seconds * 500;
    const client = new TestClient({ url: `ws://127.0.0.1:${port}/sync/${room}`, cookie });
    await client.opened;
    let pasted = 0;
    for (; pasted < pastes && Date.now() < until && client.closedWith === null; pasted++) {
      const field = client.doc.getText("harmed");
      field.insert(0, text());
      await wait(20);
      field.delete(0, letters);
      await wait(20);
    }
    client.ws.terminate();
    const worksheet = room.split("/")[1] ?? "";
    const page = `/a/${activityId}/history/${worksheet}`;
    const unpacker = new RowUnpacker();
    unpacker.push(
      new Uint8Array(
        await (await fetch(`http://127.0.0.1:${port}${page}/rows`, { headers: { cookie } })).arrayBuffer(),
      ),
    );
    // Two versions to restore in turn: one with a paste, one without.
    const versions = unpacker
      .rows()
      .slice(-2)
      .map(({ writer, n }) => ({ writer, n }));
    const headers = {
      cookie,
      origin: `http://127.0.0.1:${port}`,
      "next-action": actions["lib/features/cases/history/actions/history.ts#restoreVersionAction"] ?? "",
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
    };
    const codes = new Map<string, number>();
    const answers = await flood(seconds * 0.5, 4, async (n) => {
      const { status, text: said } = await send(port, {
        path: page,
        headers,
        body: JSON.stringify([activityId, worksheet, versions[n % versions.length]]),
      });
      const code = /"ok":false,"code":"([a-z-]+)"/.exec(said)?.[1] ?? (said.includes('"ok":true') ? "done" : "?");
      codes.set(code, (codes.get(code) ?? 0) + 1);
      return status;
    });
    return `pasted ${pasted} times; answers ${answers}: ${[...codes].map(([code, times]) => `${code} × ${times}`).join(", ")}`;
  },
};
