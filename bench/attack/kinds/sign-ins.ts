import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { Attack } from "@/bench/attack/attack";
import { flood, signInWithPassword } from "@/bench/attack/send";
import { wrongPasswords } from "@/lib/auth/rules/throttle";

const otherAddress = "127.0.0.4";
/** How long a teacher at another address may wait, in ms. */
const maxWaitMs = 2_000;
/** How often that teacher tries: less often than an address may give wrong passwords without a wait, however long the attack is. */
const tries = (wrongPasswords.size * 2) / 3;

export const signIns: Attack = {
  name: "200 connections sign in as teachers who don't exist",
  runAttack: async ({ port, seconds }) => {
    const waited: number[] = [];
    const until = Date.now() + seconds * 1_000;
    const other = async () => {
      while (Date.now() < until) {
        const began = performance.now();
        const { outcome } = await signInWithPassword(
          port,
          "teacher",
          { email: `other-${waited.length}@example.org`, password: "not the password" },
          otherAddress,
        );
        assert.equal(outcome, "wrong-password");
        waited.push(performance.now() - began);
        await wait((seconds * 1_000) / tries);
      }
    };
    const [came] = await Promise.all([
      flood(seconds, 200, async (n) => {
        const { outcome } = await signInWithPassword(port, "teacher", {
          email: `made-up-${n}@example.org`,
          password: "not the password",
        });
        return outcome;
      }),
      other(),
    ]);
    assert.ok(waited.length > 3, `a teacher elsewhere signed in ${waited.length} times only`);
    assert.ok(Math.max(...waited) < maxWaitMs, `a teacher elsewhere waited ${Math.max(...waited).toFixed(0)} ms`);
    return `${came}; a teacher elsewhere signs in within ${Math.max(...waited).toFixed(0)} ms`;
  },
};
