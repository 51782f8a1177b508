import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { pool } from "@/db/client";
import { historyLimits } from "@/lib/sync/format/history-budget";
import { TestClient } from "@/lib/sync/testing/client";
import type { Attack } from "@/bench/attack/attack";
import { flood, send } from "@/bench/attack/send";

const MiB = 1024 * 1024;
const sockets = 12;
const letters = 24_000;

/** Letters that compress badly. */
const text = () =>
  Array.from({ length: letters }, () => String.fromCharCode(33 + Math.floor(Math.random() * 90))).join("");

export const history: Attack = {
  name: "24 kB pasted and deleted on 12 sockets, and all rows read",
  runAttack: async ({ port, seconds, activityId, student }) => {
    const until = Date.now() + seconds * 600;
    const paste = async () => {
      const client = new TestClient({ url: `ws://127.0.0.1:${port}/sync/${student.room}`, cookie: student.cookie });
      await client.opened;
      let times = 0;
      for (; Date.now() < until && client.closedWith === null; times++) {
        const field = client.doc.getText("harmed");
        field.insert(0, text());
        field.delete(0, letters);
        await wait(20);
      }
      client.ws.terminate();
      return times;
    };
    const pasted = await Promise.all(Array.from({ length: sockets }, paste));
    const worksheet = student.room.split("/")[1] ?? "";
    const read = await flood(
      seconds * 0.4,
      8,
      async () =>
        (await send(port, { path: `/a/${activityId}/history/${worksheet}/rows`, headers: { cookie: student.cookie } }))
          .status,
    );
    return `pasted ${pasted.reduce((sum, times) => sum + times, 0)} times; rows: ${read}`;
  },
  check: async ({ student }) => {
    const bytesIn = (table: "updates" | "chunks") =>
      `coalesce((select sum(octet_length(bytes)) from ${table} t where t.document_id = d.id), 0)`;
    const { rows } = await pool().query<{ bytes: string }>(
      `select ${bytesIn("updates")} + ${bytesIn("chunks")} as bytes from documents d where d.worksheet_id = $1`,
      [student.room.split("/")[1]],
    );
    const stored = Number(rows[0]?.bytes) / MiB;
    assert.ok(
      stored < (1.1 * historyLimits.student.atOnce) / MiB,
      `${stored.toFixed(0)} MiB of one student were stored`,
    );
    return `${stored.toFixed(0)} MiB were stored`;
  },
};
