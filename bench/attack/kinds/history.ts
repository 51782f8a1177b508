import { setTimeout as wait } from "node:timers/promises";
import { TestClient } from "@/lib/sync/testing/client";
import type { Attack } from "@/bench/attack/attack";
import { flood, send } from "@/bench/attack/send";

const text = "Nobody looks it up. ".repeat(1_200);

export const history: Attack = {
  name: "24 kB pasted and deleted in a loop, and all rows read",
  strike: async ({ port, seconds, activityId, student }) => {
    const client = new TestClient({ url: `ws://127.0.0.1:${port}/sync/${student.room}`, cookie: student.cookie });
    await client.opened;
    const until = Date.now() + seconds * 600;
    let pasted = 0;
    for (; Date.now() < until && client.closedWith === null; pasted++) {
      const field = client.doc.getText("harmed");
      field.insert(0, text);
      field.delete(0, field.length);
      await wait(20);
    }
    client.ws.terminate();
    const worksheet = student.room.split("/")[1] ?? "";
    const read = await flood(seconds * 0.4, 8, async () => (await send(port, { path: `/a/${activityId}/history/${worksheet}/rows`, headers: { cookie: student.cookie } })).status);
    return `pasted ${pasted} times, closed with ${client.closedWith ?? "nothing"}; rows: ${read}`;
  },
};
