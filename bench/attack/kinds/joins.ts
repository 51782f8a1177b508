import assert from "node:assert/strict";
import { pool } from "@/db/client";
import type { Attack } from "@/bench/attack/attack";
import { flood, signInWithPassword } from "@/bench/attack/send";

export const joins: Attack = {
  name: "one device joins under new names",
  runAttack: ({ port, seconds, classCode }) =>
    flood(seconds, 20, async (n) => {
      const name = `Newcomer ${n.toString(36)}`;
      const { outcome } = await signInWithPassword(port, "student", { code: classCode, name, pin: "8361" });
      return outcome;
    }),
  check: async ({ seconds }) => {
    const { rows } = await pool().query<{ n: number }>(
      "select count(*)::int as n from students where name like 'Newcomer%'",
    );
    const joined = rows[0]?.n ?? NaN;
    assert.ok(joined <= 200 + seconds / 10 + 1, `${joined} joined`);
    return `${joined} joined`;
  },
};
