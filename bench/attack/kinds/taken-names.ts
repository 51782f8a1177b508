import assert from "node:assert/strict";
import type { Attack } from "@/bench/attack/attack";
import { signInWithPassword } from "@/bench/attack/send";

export const takenNames: Attack = {
  name: "a PIN that nobody may pick, with names that are taken and free",
  check: async ({ port, classCode, names }) => {
    const ask = async (name: string) => {
      const began = performance.now();
      const { outcome } = await signInWithPassword(
        port,
        "student",
        { code: classCode, name, pin: "0000" },
        "127.0.0.6",
      );
      return { code: outcome, ms: performance.now() - began };
    };
    const [taken, free] = [await ask(names[1] ?? ""), await ask("Nobody Of This Class")];
    assert.equal(taken.code, free.code);
    return `both hear ${taken.code}`;
  },
};
