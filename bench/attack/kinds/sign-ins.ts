import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { Attack } from "@/bench/attack/attack";
import { flood, signInWithPassword } from "@/bench/attack/send";

const otherAddress = "127.0.0.4";
/** What a teacher elsewhere may wait, in ms. */
const maxWaitMs = 2_000;
/** Slow enough that the 30 wrong passwords of an address last for the attack. */
const betweenMs = 500;

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
        await wait(betweenMs);
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
